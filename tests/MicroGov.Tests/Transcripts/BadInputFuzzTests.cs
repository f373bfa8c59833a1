using CsCheck;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot.Types;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// Whatever comes in, in whatever order: no batch fails, Telegram refuses nothing, and what is closed stays closed.
/// </summary>
public sealed class BadInputFuzzTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf(
            "1",
            "#1",
            "2",
            "#2",
            "999",
            "0",
            "for",
            "against",
            "into",
            "by",
            "3d",
            "2d",
            "2026-04-01",
            "9999-12-31",
            "@li",
            "@zhao",
            "5",
            "simple",
            "<b>",
            "</b>",
            "&",
            "{title}",
            "\n",
            "\u202e",
            "اسم",
            "👩‍👩‍👧‍👦",
            "\0",
            "%",
            "_",
            "\\",
            "中文",
            "mine",
            "closed"),
        Gen.String[Gen.Char, 0, 12]);

    private static readonly Gen<string> Text =
        from command in Gen.OneOf(
            Gen.OneOf((string[])[.. BadInputRows.Commands.Select(command => "/" + command.Name)]),
            Gen.OneOf("/", "/nonsense@MicroGovBot", "提事", "认领", ""))
        from number in Gen.OneOf("1 ", "2 ", "", "")
        from pieces in Piece.List[0, 4]
        select $"{command} {number}{string.Join(' ', pieces)}";

    private static readonly Gen<string> Data = Gen.OneOf(
        from affair in Gen.OneOf("1", "2", "-1", "99999999999999999999")
        from verb in Gen.OneOf(
            "second",
            "discuss",
            "openvote",
            "closevote",
            "vote",
            "ballot",
            "claim",
            "release",
            "done",
            "accept",
            "reject",
            "rate",
            "object",
            "close",
            "withdraw",
            "urgent",
            "say",
            "option",
            "reopen",
            "more",
            "")
        from rest in Gen.OneOf("", ":1", ":1:0", ":1:7", ":5", ":6", ":-1", ":0:0:0", ":x")
        select $"a:{affair}:{verb}{rest}",
        Gen.OneOf(
            "s:1:Language:zh-Hans",
            "s:1:Zone:another",
            "s:1:Zone:../x",
            "s:1:Quiet:off",
            "s:1:Test:send",
            "s:1:Seen:again",
            "s:1:Done:again",
            "s:2:Rule:x\0"),
        Gen.OneOf(
            "r", "g:zh-Hans", "g:xx", "l:", "l:1:0:", "l:1:1:closed", "l:1:10001:", "l:2:0:x", "l:1:0:%_\\\0", "a", ":", "::::"),
        Gen.String[Gen.Char['!', '~'], 1, 60]);

    private static readonly Gen<(int Kind, int Who, string Text, string Data, int Target)> Step = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 4],
        Text,
        Data,
        Gen.Int[-2, 40],
        (kind, who, text, data, target) => (kind, who, text, data, target));

    [Fact]
    public Task Random_updates_break_nothing() => Step.List[10, 25].SampleAsync(
        async steps =>
        {
            await using var here = await Neighbourhood.OpenAsync(botIsAdmin: steps.Count % 2 == 0);
            await here.SayAsync(here.Wang, "/raise Dark stairwell");
            await here.SayAsync(here.Wang, "/raise Lost key");
            await here.SayAsync(here.Mei, "/discuss 1");
            await here.SayAsync(here.Mei, "/openvote 1");
            var polls = here.Poll.Poll!.Id;
            foreach (var (index, step) in steps.Index())
            {
                await DoAsync(here, step, polls, index);
                await here.SettleAsync();
            }

            await AssertSoundAsync(here);
        },
        iter: 20, threads: 1);

    private static async Task DoAsync(
        Neighbourhood here, (int Kind, int Who, string Text, string Data, int Target) step, string poll, int index)
    {
        SandboxPerson[] people = [here.Mei, here.Wang, here.Li, here.Zhao, here.Stranger];
        var person = people[step.Who];
        var inPrivate = step.Kind == 5 || person == here.Stranger;
        try
        {
            switch (step.Kind)
            {
                case < 6:
                    var seen = inPrivate ? here.Private(person) : here.Seen(person);
                    long? replyTo = step.Kind > 3 && seen.Count > 0 ? seen[Math.Abs(step.Target) % seen.Count].Id : null;
                    here.World.Send(person.Id, inPrivate ? person.Id : here.Group, step.Text, replyTo);
                    break;
                case < 8:
                    var pressed = here.World.PressDataAsync(
                        person.Id, here.Group, here.FromBot[Math.Abs(step.Target) % here.FromBot.Count].Id, step.Data);
                    await here.SettleAsync();
                    await pressed;
                    break;
                default:
                    // The sandbox's people cannot choose what is not there, so this one comes from nowhere.
                    await here.Services.GetRequiredService<UpdateProcessor>().TakeAsync(
                        [AsReceived.Of(Answer(person, poll, step.Target, index))], CancellationToken.None);
                    break;
            }
        }
        catch (SandboxRefusal)
        {
            // Telegram's own app would not have let them.
        }
    }

    private static Update Answer(SandboxPerson person, string poll, int choice, int index) => new()
    {
        Id = 2_000_000_000 + index,
        PollAnswer = new PollAnswer
        {
            PollId = index % 3 == 0 ? "none" : poll,
            User = new User { Id = person.Id, FirstName = person.FirstName, Username = person.Username },
            OptionIds = choice < -1 ? [] : [choice],
        },
    };

    private static async Task AssertSoundAsync(Neighbourhood here)
    {
        // That somebody is not in the group is an answer, too.
        here.NothingWasRefused("getChatMember");
        await BadInputState.ReadAsync(here);
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        foreach (var row in await db.Affairs.AsNoTracking().ToListAsync())
        {
            var affair = new Affair { Id = row.Id };
            foreach (
                var entry in await db
                    .Journal.AsNoTracking()
                    .Where(entry => entry.AffairId == row.Id)
                    .OrderBy(entry => entry.Sequence)
                    .ToListAsync())
            {
                var happened = new JournalEntry(row.Id, entry.Sequence, entry.At, entry.Payload, entry.Hash).Read();
                Assert.True(affair.Outcome is null || happened is AffairReopened, $"{happened} after the end");
                affair = affair.Apply(happened);
            }

            Assert.Equal(row.State, System.Text.Json.JsonSerializer.Serialize(affair, JournalJson.Options));
        }
    }
}
