using System.Text.Json.Nodes;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>One affair from raised to closed while things go wrong, and what must be true afterwards.</summary>
internal sealed class LifeUnderFire(Neighbourhood here)
{
    private const string Heading = "#1 Dark stairwell";

    /// <summary>Pauses after faults pass twenty times as fast.</summary>
    private const int Speed = 20;

    /// <summary>A neighbourhood with a clock that flows, so that the service's pauses end by themselves.</summary>
    public static async Task<LifeUnderFire> BeginAsync()
    {
        var here = await Neighbourhood.OpenAsync();
        here.World.EnforceLimits = false;
        here.Clock.Flow(new QuickTime(Speed));
        return new(here);
    }

    public Neighbourhood Here => here;

    public async Task LiveAsync()
    {
        await here.SayAsync(here.Wang, "/raise Dark stairwell\nFloors 4 to 6");
        await PressAsync(here.Li, "Second");
        await here.SayAsync(here.Zhao, "/second #1");
        await here.SayAsync(here.Chen, "/second 1");
        await here.SayAsync(here.Li, "/say 1 for My boy fell there");
        await here.SayAsync(here.Mei, "/openvote 1 for 2d");
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 1);
        await here.VoteAsync(here.Zhao, 1);
        await here.VoteAsync(here.Li, 0);
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.SayAsync(here.Zhao, "/done 1 Both lamps work");
        await here.SayAsync(here.Wang, "/accept 1");
        await here.SayAsync(here.Mei, "/close 1 Thank you all");
    }

    /// <param name="lostAnswers">How many calls worked without the service's hearing of it: each may be made once more.</param>
    public async Task EverythingHappenedOnceAsync(int lostAnswers)
    {
        var affair = await here.AffairAsync();
        Assert.Equal((Stage.Closed, Outcome.Resolved), (affair!.Stage, affair.Outcome!.Value));
        string[] kinds = [.. (await PayloadsAsync()).Select(payload => (string)JsonNode.Parse(payload)!["kind"]!)];
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["raised"] = 1,
                ["seconded"] = 3,
                ["discussion-opened"] = 1,
                ["speech-made"] = 1,
                ["vote-opened"] = 1,
                ["ballot-cast"] = 4,
                ["vote-counted"] = 1,
                ["work-taken-on"] = 1,
                ["work-reported"] = 1,
                ["work-accepted"] = 1,
                ["closed"] = 1,
            }.OrderBy(kind => kind.Key),
            kinds.CountBy(kind => kind).OrderBy(kind => kind.Key));
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.Equal(
            [0, 0, 1],
            (
                await db
                    .Ballots.Where(ballot => ballot.Standing == BallotStanding.Counted)
                    .Select(ballot => (int)ballot.Choice)
                    .ToListAsync()).Order());
        Assert.Empty(await db.Outbox.AsNoTracking().ToListAsync());
        Assert.Empty(await db.DeadLetters.ToListAsync());
        Assert.InRange(Repeats(), 0, lostAnswers);
        Assert.Empty(here.World.ImpatientCalls);
    }

    /// <summary>How many messages the group got that it had got before; each had to come at least once.</summary>
    private int Repeats()
    {
        string[] openings =
        [
            Heading,
            $"🗳 {Heading}: adopted",
            $"🛠 {Heading}: Zhao reports it done",
            $"✅ {Heading} is solved. Thank you all",
        ];
        int[] times =
        [
            .. openings.Select(words =>
                here.FromBot.Count(message => message.Poll is null && message.Text.StartsWith(words, StringComparison.Ordinal))
            ),
            here.FromBot.Count(message => message.Poll is not null),
        ];
        Assert.All(times, count => Assert.True(count > 0, string.Join('\n', here.FromBot.Select(message => message.Text))));
        Assert.Contains(
            "For 2 · Against 1 · Abstain 0",
            here.FromBot.First(message => message.Text.StartsWith(openings[1], StringComparison.Ordinal)).Text);
        return times.Sum() - times.Length;
    }

    /// <summary>A toast may be lost with its answer, so nobody waits for it here.</summary>
    private async Task PressAsync(SandboxPerson person, string label)
    {
        _ = here.World.PressAsync(person.Id, here.Group, here.Card().Id, label);
        await here.SettleAsync();
    }

    private async Task<List<string>> PayloadsAsync()
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var rows = await db.Journal.OrderBy(entry => entry.Sequence).ToListAsync();
        var chain = rows.ConvertAll(entry => new JournalEntry(
            entry.AffairId, entry.Sequence, entry.At, entry.Payload, entry.Hash));
        Assert.Null(JournalEntry.FirstBroken(chain));
        return chain.ConvertAll(entry => entry.Payload);
    }
}
