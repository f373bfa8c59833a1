using System.Text.Json.Nodes;
using MicroGov.Core.Lifecycle;
using MicroGov.Operations;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MicroGov.Tests.Transcripts.Privacy;

[Trait("Database", "SQLite only")]
public sealed class ForgetMeTests
{
    [Fact]
    public async Task Nothing_says_any_more_who_was_forgotten_and_all_that_was_decided_stands()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true, settings: Quill.LoudLogs);
        using var log = new LogBook();
        here.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var quill = await Quill.ComesAsync(here);
        await Quill.LivesHereAsync(here, quill);
        var number = await Quill.NumberAsync(here, quill);
        Assert.Contains("People.Name", here.InTables(quill));
        Assert.NotEmpty(here.InFiles(quill));

        var toast = await Quill.IsForgottenAsync(here, quill);

        Assert.Equal(new("I have forgotten you. If you write to me again, you are new to me.", false), toast);
        Assert.Empty(here.InTables(quill));
        Assert.Empty(here.InFiles(quill));
        Assert.Empty(Remains.InLog(log, quill));
        Assert.Contains($"Raised by Former neighbour {number}", here.Card().Text);
        Assert.DoesNotContain(quill.Name, here.Card(3).Text);
        Assert.Equal(
            (Stage.Assigning, Stage.Assigning, null),
            ((await here.AffairAsync(2))!.Stage, (await here.AffairAsync(3))!.Stage, (await here.AffairAsync(2))!.Offer));
        Assert.Contains(here.FromBot, message => message.Text == $"Former neighbour {number} no longer leads Building 1.");
        Assert.Equal(
            (0, 0, 0),
            await here.AskAsync(async db =>
                (
                    await db.Residents.CountAsync(),
                    await db.Grants.CountAsync(),
                    await db.Members.CountAsync(row => row.PersonId == number))
            ));
        var (place, said) = await here.WorkplaceAsync();
        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_ballot_stays_counted_and_nobody_votes_twice_by_being_forgotten()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(quill, 0);
        var number = await Quill.NumberAsync(here, quill);

        await Quill.IsForgottenAsync(here, quill);
        await here.VoteAsync(quill);
        await here.VoteAsync(quill, 1);
        Assert.Equal("You have had your say in #1 already, before I forgot you.", (await here.PressAsync(quill, "Against")).Text);
        await here.SayAsync(here.Wang, "/raise Lift");
        await here.SayAsync(quill, "/second 2");

        Assert.True(await Quill.NumberAsync(here, quill) > number);
        Assert.Equal([(number, 0, true)], await here.AskAsync(async db =>
            (await db.Ballots.ToListAsync()).ConvertAll(row => (row.PersonId, row.Choice, row.Counted))));
        Assert.Contains("Seconds: 1 of 3", here.Card(2).Text);
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Mei, "/withdraw 1");
        await here.WindAsync(TimeSpan.FromDays(2));
        Assert.Equal(0, await here.AskAsync(db => db.FormerParticipants.CountAsync()));
        var (place, said) = await here.WorkplaceAsync();
        Assert.True(await VerifyCommand.RunAsync(place) == 0, said.ToString());
    }

    [Fact]
    public async Task A_new_bot_token_does_not_let_who_was_forgotten_vote_again()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(quill, 0);
        await Quill.IsForgottenAsync(here, quill);
        var token = here.World.BotToken;

        await here.WhileDownAsync(TimeSpan.FromMinutes(1), here.World.RevokeToken);
        await here.VoteAsync(quill);
        await here.VoteAsync(quill, 1);

        Assert.NotEqual(token, here.World.BotToken);
        Assert.Equal("You have had your say in #1 already, before I forgot you.", (await here.PressAsync(quill, "Against")).Text);
        Assert.Equal([0L], await here.AskAsync(async db => (await db.Ballots.ToListAsync()).ConvertAll(row => row.Choice)));
    }

    [Fact]
    public async Task Cards_of_closed_affairs_lose_the_name_of_whoever_raised_did_or_accepted_them()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.GreetAsync(here.Li);
        await here.BringToAsync(Stage.Reported);
        await here.SayAsync(here.Li, "/accept 1");
        Assert.Contains("Accepted by Li.", here.Card().Text);

        await here.SayAsync(here.Li, "/forgetme", inPrivate: true);
        await here.PressInPrivateAsync(here.Li, "Yes, forget me");

        Assert.Contains("Accepted by Former neighbour ", here.Card().Text);
        await here.SayAsync(here.Mei, "/close 1");
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/forgetme", inPrivate: true);
        await here.PressInPrivateAsync(here.Wang, "Yes, forget me");
        Assert.Contains("Raised by Former neighbour ", here.Card().Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Only_who_asked_is_forgotten_and_only_where_nobody_looks_on()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/forgetme");
        Assert.StartsWith("I send that to you alone", here.FromBot[^1].Text, StringComparison.Ordinal);
        await here.GreetAsync(here.Li);
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Li, "/forgetme", inPrivate: true);
        await here.SayAsync(here.Wang, "/forgetme", inPrivate: true);
        var data = here.Private(here.Li)[^1].Buttons[0][0].Data;

        // Made up on a card, and on one's own question.
        await here.ForgeAsync(here.Wang, data);
        await here.ForgeAsync(here.Wang, data, on: here.Private(here.Wang)[^1]);

        Assert.Equal(["Li", "Mei", "Wang"], await NamesAsync(here));
    }

    [Fact]
    public async Task A_question_that_only_one_person_sees_in_the_group_is_good_for_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayUnseenAsync(here.Li, "/forgetme");
        Assert.StartsWith("Shall I forget you?", here.Whispered(here.Li), StringComparison.Ordinal);
        await here.PressAsync(here.Li, "Yes, forget me");
        Assert.Equal(["", "Mei"], await NamesAsync(here));
    }

    [Fact]
    public async Task A_second_press_leaving_the_group_and_blocking_the_bot_write_no_name_down_again()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await Quill.IsForgottenAsync(here, quill);

        Assert.StartsWith(
            "I have forgotten you.", (await here.PressInPrivateAsync(quill, "Yes, forget me")).Text, StringComparison.Ordinal);
        here.World.Leave(here.Group, quill.Id);
        here.World.Block(quill.Id);
        await here.SettleAsync();

        Assert.Empty(here.InTables(quill));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task What_is_on_its_way_what_was_given_up_and_what_failed_loses_the_name()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await here.ImportAsync();
        here.World.FailNext("sendMessage", 400, "Bad Request: Quillfeather is too long");
        await here.SayAsync(here.Mei, "/grant @quillnick leader Building 1");
        here.World.FailNext("sendMessage", 400, "Bad Request: no");
        await here.SayAsync(quill, "/me", inPrivate: true);
        here.World.FailNext("sendDocument", 400, "Bad Request: no");
        await here.SayAsync(quill, "/mydata", inPrivate: true);
        await Quill.WriteAsync(
            here,
            db =>
            {
                db.DeadLetters.Add(
                    new()
                    {
                        UpdateId = 1,
                        Json = $$"""{"update_id":1,"message":{"from":{"id":{{quill.Id}},"first_name":"\u0051uill"} } }""",
                        Error = "x",
                        Accounts = { new() { Account = quill.Id } },
                    }
                );
                db.DeadLetters.Add(
                    new()
                    {
                        UpdateId = 2,
                        Json = """{"update_id":2,"message":{"text":"@QuillNick, look"}}""",
                        Error = "x",
                        Accounts = { new() { Account = quill.Id } },
                    }
                );
                db.DeadLetters.Add(
                    new()
                    {
                        UpdateId = 5,
                        Json = """{"update_id":5}""",
                        Error = "x",
                        Account = quill.Id,
                    }
                );
                db.DeadLetters.Add(
                    new()
                    {
                        UpdateId = 3,
                        Json = """{"update_id":3}""",
                        Error = "somebody else's",
                    }
                );
                db.OrphanPollAnswers.Add(
                    new()
                    {
                        PollId = "p",
                        UpdateId = 4,
                        TelegramId = quill.Id,
                        Name = "Quillfeather",
                        At = here.Clock.Now,
                    });
                db.Messages.Add(
                    new()
                    {
                        ChatId = quill.Id,
                        MessageId = 900,
                        Asks = "raise",
                    });
            }
        );
        Assert.Equal((3, 0), await here.AskAsync(async db => (await db.Outbox.CountAsync(), await db.Documents.CountAsync())));
        var number = await Quill.NumberAsync(here, quill);

        await Quill.IsForgottenAsync(here, quill);

        Assert.Empty(here.InTables(quill));
        Assert.Equal([3], await here.AskAsync(db => db.DeadLetters.Select(row => row.UpdateId).ToListAsync()));
        var kept = await here.AskAsync(db => db.Outbox.SingleAsync(row => row.GivenUp != null));
        Assert.Equal($"Former neighbour {number} leads Building 1 from now on.", (string)JsonNode.Parse(kept.Message)!["html"]!);
        Assert.Contains($"Former neighbour {number} is too long", kept.GivenUp);
    }

    private static Task<List<string>> NamesAsync(Neighbourhood here) =>
        here.AskAsync(db => db.People.OrderBy(row => row.Name).Select(row => row.Name).ToListAsync());
}
