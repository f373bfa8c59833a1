using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Affairs;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Delivery;
using MicroGov.Hosting;
using MicroGov.Pipeline;
using MicroGov.Play;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Processes;

/// <summary>
/// After the last kill the service lives once more, inside the test, until it owes nothing; then it is looked through.
/// </summary>
internal sealed class Aftermath : IAsyncDisposable
{
    private readonly WebApplication service;
    private readonly Street street;
    private IReadOnlyList<SandboxMessage>? said;

    private Aftermath(WebApplication service, Street street) => (this.service, this.street) = (service, street);

    public static async Task<Aftermath> OpenAsync(Town town, Street street, CancellationToken ct)
    {
        var settings = town.Settings.ToDictionary(
            pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value);
        settings["Logging:LogLevel:Default"] = "Warning";
        settings["Logging:LogLevel:MicroGov"] = "Warning";
        var service = ServiceHost.Build(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), town.Clock.Time);
        await service.StartAsync(ct);
        var hands = new TimeDriver(
            town.World,
            town.Clock,
            service.Services.GetRequiredService<OutboxProcessor>(),
            service.Services.GetRequiredService<DeadlineRunner>(),
            service.Services.GetRequiredService<FileRunner>(),
            service.Services.GetRequiredService<ElapsedTime>());
        await hands.SettleAsync(ct);
        return new(service, street);
    }

    public async Task EveryActHasItsEffectOnceAsync(IEnumerable<AffairLife> lives)
    {
        await using var db = await DatabaseAsync();
        Assert.Empty(await db.DeadLetters.ToListAsync());
        var ids = await db.People.ToDictionaryAsync(person => person.TelegramId, person => person.Id);
        foreach (var life in lives)
        {
            var row = await db.Affairs.SingleAsync(affair => affair.Number == life.Number);
            Assert.Equal(Street.Title(life.Number), row.Title);
            var journal = await db.Journal.Where(entry => entry.AffairId == row.Id).OrderBy(entry => entry.Sequence)
                .Select(entry => entry.Payload).ToListAsync();
            var kinds = journal.Select(payload => (string)JsonNode.Parse(payload)!["kind"]!).ToList();
            Assert.Equal(ExpectedKinds(life).Order(), kinds.Order());
            Assert.Equal(life.Speeches, await db.Speeches.Where(speech => speech.AffairId == row.Id).OrderBy(speech => speech.Id)
                .Select(speech => speech.Text).ToListAsync());
            Assert.Equal(
                life.Ballots.GroupBy(ballot => ids[ballot.By.Id]).Select(own => (own.Key, own.Last().Choice)).Order(),
                (
                    await db
                        .Ballots.Where(ballot => ballot.AffairId == row.Id && ballot.Standing == BallotStanding.Counted)
                        .ToListAsync())
                    .Select(ballot => (ballot.PersonId, (int)ballot.Choice))
                    .Order());
        }
    }

    public async Task JournalsHoldAndReplayToWhatIsStoredAsync(int affairs)
    {
        await using var db = await DatabaseAsync();
        var rows = await db.Affairs.AsNoTracking().ToListAsync();
        Assert.Equal(affairs, rows.Count);
        foreach (var row in rows)
        {
            var chain = (await db.Journal.Where(entry => entry.AffairId == row.Id).OrderBy(entry => entry.Sequence).ToListAsync())
                .ConvertAll(entry => new JournalEntry(entry.AffairId, entry.Sequence, entry.At, entry.Payload, entry.Hash));
            Assert.Null(JournalEntry.FirstBroken(chain));
            Assert.Equal(row.JournalHead, chain[^1].Hash);
            var replayed = AffairHistory.Replay(row.Id, chain.Select(entry => entry.Read()));
            Assert.Equal(row.State, JsonSerializer.Serialize(replayed, JournalJson.Options));
        }
    }

    public async Task NothingIsOwedAndTheCardsShowTheStateAsync()
    {
        await using var db = await DatabaseAsync();
        Assert.Empty(await db.Outbox.AsNoTracking().ToListAsync());
        foreach (var row in await db.Affairs.AsNoTracking().ToListAsync())
        {
            Assert.False(row.CardIsStale);
            var painter = service.Services.GetRequiredService<CardPainter>();
            var painted = await painter.PaintAsync(new(db, CancellationToken.None), row.Id);
            Assert.Equal(new Html(painted!.Html).Visible, street.World.Message(street.Group, row.CardMessageId!.Value)!.Text);
        }
    }

    /// <summary>Every vote but the first affair's was closed.</summary>
    public void OnePollIsLiveForAnOpenVoteAndNoneForTheOthers(IEnumerable<AffairLife> lives) => Assert.All(
        lives, life => Assert.Equal(life.Closes ? 0 : 1, street.Polls(life.Number).Count(poll => !poll.Poll!.Closed)));

    public void NoPressWasAnsweredTwice() => Assert.All(
        street.World.Calls.Where(call => call is { Method: "answerCallbackQuery", TookEffect: true })
            .CountBy(call => (string)JsonNode.Parse(call.Parameters)!["callback_query_id"]!),
        query => Assert.Equal(1, query.Value));

    /// <returns>How many messages the group got that it had got before.</returns>
    public int EverythingWasAnnouncedAndThisOftenRepeated(IEnumerable<AffairLife> lives)
    {
        var repeats = 0;
        foreach (var life in lives)
        {
            var heading = Street.Heading(life.Number);
            Count(street.Cards(life.Number).Count(), $"the card of {heading}");
            Count(street.Polls(life.Number).Count(), $"the poll of {heading}");
            if (life.Closes)
            {
                Said($"🗳 {heading}: adopted");
                Said($"🛠 {heading}: Zhao reports it done");
                Said($"✅ {heading} is solved. Thanks for {life.Number}");
            }
        }

        Said("👋 ");
        return repeats;

        void Said(string words) => Count(
            All.Count(message => message.Text.StartsWith(words, StringComparison.Ordinal)), words);

        void Count(int times, string what)
        {
            Assert.True(times > 0, $"Never seen: {what}");
            repeats += times - 1;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await service.StopAsync();
        await service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>What the bot has said by the end.</summary>
    private IReadOnlyList<SandboxMessage> All => said ??= street.FromBot;

    private static IEnumerable<string> ExpectedKinds(AffairLife life)
    {
        string[] toTheVote = ["raised", "seconded", "seconded", "seconded", "discussion-opened", "vote-opened"];
        string[] afterIt =
        [
            "vote-counted",
            "work-taken-on",
            "progress-reported",
            "work-reported",
            "work-accepted",
            "work-rated",
            "work-rated",
            "closed",
        ];
        return
        [
            .. toTheVote,
            .. life.Speeches.Select(_ => "speech-made"),
            .. life.Ballots.Select(_ => "ballot-cast"),
            .. life.Closes ? afterIt : []];
    }

    /// <summary>What can be told in figures.</summary>
    public async Task<Reckoning> ReckonAsync(IReadOnlyList<AffairLife> lives)
    {
        await using var db = await DatabaseAsync();
        return await Reckoning.OfAsync(db, street, lives);
    }

    private Task<MicroGovContext> DatabaseAsync() =>
        service.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
}
