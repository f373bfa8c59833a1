using System.Text;
using System.Text.RegularExpressions;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Sandbox;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Storage;
using MicroGov.Tests.Transcripts.Communities;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>Who voted is known; what they chose, nobody can find out any more.</summary>
[Trait("Database", "SQLite only")]
public sealed partial class SecretVoteTests
{
    [Fact]
    public async Task Everybody_finds_their_receipt_in_the_list_and_nothing_says_whose_it_is()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: Quill.LoudLogs);
        using var log = new LogBook();
        here.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await here.OpenVoteAsync("secret");
        Assert.Contains("up for a vote", here.FromBot[^1].Text);
        foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
        {
            await here.GreetAsync(person);
        }

        var receipts = new Dictionary<SandboxPerson, string>();
        foreach (var (person, label) in new[] { (here.Wang, "For"), (here.Li, "Against"), (here.Zhao, "For"), (here.Mei, "For") })
        {
            receipts[person] = Receipt((await here.PressAsync(person, label)).Text!);
        }

        // Changed, under the same receipt.
        Assert.Equal(receipts[here.Mei], Receipt((await here.PressAsync(here.Mei, "Abstain")).Text!));
        Assert.Equal(4, receipts.Values.Distinct().Count());
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.StartsWith(
            "Your ballot on #1 Dark stairwell: Against. It counts", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Chen, "/ballot 1");
        Assert.Contains(
            "Voted: 4 of 5; at least 3 needed\n🔒 Secret: after it closes nobody can learn who chose what; "
            + "until then only whoever runs the server could.", here.Card().Text);
        Assert.DoesNotContain("For ", here.Card().Text);

        await here.SayAsync(here.Mei, "/closevote 1");

        Assert.Contains(
            "adopted – For.\nFor 2 · Against 1 · Abstain 1\nVoted: 4 of 5; at least 3 needed\n"
                + "Every ballot stands in the list under its receipt: /ballot 1",
            here.FromBot[^1].Text);
        var published = (await here.JournalAsync()).OfType<VoteCounted>().Single().Published!.Value;
        Assert.Equal(receipts.Values.Order(StringComparer.Ordinal), published.Select(ballot => ballot.Receipt));
        Assert.Equal((0, 1, 0, 2), (Chosen(here.Wang), Chosen(here.Li), Chosen(here.Zhao), Chosen(here.Mei)));
        Assert.All((await here.JournalAsync()).OfType<BallotCast>(), cast => Assert.Null(cast.Choice));
        Assert.All(
            await here.AskAsync(db => db.Ballots.ToListAsync()),
            row => Assert.Equal((BallotRow.Sealed, ""), (row.Choice, row.Secret)));
        Assert.All(receipts.Values, receipt => Assert.Empty(Traces(here, receipt)));
        Assert.All(
            receipts.Values,
            receipt =>
                Assert.Equal(
                    ["Journal.Payload"], here.InTables(new SandboxPerson(long.MaxValue, receipt, null, null, null)).Distinct()));
        Assert.DoesNotContain(
            log.Lines, line => receipts.Values.Any(receipt => line.Contains(receipt, StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Contains(":vote:", StringComparison.Ordinal));
        Assert.DoesNotContain(
            here.FromBot, message => receipts.Values.Any(receipt => message.Text.Contains(receipt, StringComparison.Ordinal)));

        await here.SayAsync(here.Wang, "/ballot 1", inPrivate: true);
        Assert.Equal(
            "Your ballot on #1 Dark stairwell: secret. It was counted.\nAll counted ballots:\n"
                + string.Join(
                    '\n',
                    published.Select(ballot =>
                        $"{ballot.Receipt} {(ballot.Choice.Choice switch { 0 => "For", 1 => "Against", _ => "Abstain" })}"
                    )),
            here.Told(here.Wang));
        await here.IsWellAsync();
        here.NothingWasRefused();

        int Chosen(SandboxPerson person) => published.Single(ballot => ballot.Receipt == receipts[person]).Choice.Choice;
    }

    [Theory]
    [InlineData("/void 1 The ladder was hidden")]
    [InlineData("/withdraw 1")]
    public async Task A_secret_vote_that_comes_to_nothing_leaves_no_choice_behind(string ending)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        var receipt = Receipt((await here.PressAsync(here.Li, "Against")).Text!);
        await here.GreetAsync(here.Li);
        // What never reached Li and what failed say it too.
        here.World.FailNext("sendMessage", 400, "Bad Request: no");
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        await Quill.WriteAsync(
            here,
            db =>
                db.DeadLetters.Add(
                    new()
                    {
                        UpdateId = 1,
                        Json = """{"callback_query":{"from":{"id":1},"data":"a:1:vote:1:1"} }""",
                        Error = "x",
                        AffairId = 1,
                    }
                )
        );
        Assert.Equal((1, 1), await here.AskAsync(async db => (await db.Outbox.CountAsync(), await db.DeadLetters.CountAsync())));
        await here.SayAsync(here.Mei, ending);
        Assert.Equal((0, 0), await here.AskAsync(async db => (await db.Outbox.CountAsync(), await db.DeadLetters.CountAsync())));
        Assert.NotEqual(Stage.Voting, (await here.AffairAsync())!.Stage);
        await IsSealedAsync(here, receipt);
    }

    [Fact]
    public async Task Nor_does_one_that_the_affair_moved_away_from()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.ImportAsync();
        var building = await here.OpenGroupAsync("Building 1", "Building 1", here.Wang, here.Li, here.Zhao);
        await here.SayInAsync(building, here.Wang, "/raise Dark stairwell");
        await here.SayInAsync(building, here.Mei, "/discuss 1");
        await here.SayInAsync(building, here.Mei, "/openvote 1 secret");
        var paper = here.FromBotIn(building)[^1];
        var receipt = Receipt((await here.PressOnAsync(here.Li, paper, "Against")).Text!);
        await here.SayInAsync(building, here.Mei, "/escalate 1 It is everybody's wiring");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        Assert.DoesNotContain("Against 1", here.Card().Text);
        await here.GreetAsync(here.Li);
        await IsSealedAsync(here, receipt);
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.StartsWith(
            "Your ballot on #1 Dark stairwell: secret. That vote ended without a result",
            here.Private(here.Li)[^1].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_that_was_void_shows_no_list_of_an_earlier_one()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
        {
            await here.PressAsync(person, "Against");
        }

        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Wang, "/reopen 1 Once more, please");
        await here.SayAsync(here.Mei, "/openvote 1 secret");
        await here.PressAsync(here.Li, "For");
        await here.SayAsync(here.Mei, "/void 1 Too early");
        await here.GreetAsync(here.Li);
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.DoesNotContain("All counted ballots", here.Private(here.Li)[^1].Text);
        await here.IsWellAsync();
    }

    private static async Task IsSealedAsync(Neighbourhood here, string receipt)
    {
        Assert.All(
            await here.AskAsync(db => db.Ballots.ToListAsync()),
            row => Assert.Equal((BallotRow.Sealed, ""), (row.Choice, row.Secret)));
        Assert.All((await here.JournalAsync()).OfType<BallotCast>(), cast => Assert.Null(cast.Choice));
        Assert.Empty(Traces(here, receipt));
        await here.IsWellAsync();
    }

    private static string Receipt(string toast) => ReceiptIn().Match(toast).Groups[1].Value;

    /// <summary>
    /// Where in the bytes of the database's files, in use or not, a receipt stands otherwise than in a published list.
    /// </summary>
    private static List<string> Traces(Neighbourhood here, string receipt)
    {
        var found = new List<string>();
        foreach (var file in new[] { here.DatabaseFile, here.DatabaseFile + "-wal" }.Where(File.Exists))
        {
            var text = Encoding.Latin1.GetString(FileBytes.Of(file));
            for (
                var at = text.IndexOf(receipt, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(receipt, at + 1, StringComparison.Ordinal))
            {
                if (!text[..at].EndsWith("\"receipt\":\"", StringComparison.Ordinal))
                {
                    found.Add($"{Path.GetExtension(file)} {at}: {text[Math.Max(0, at - 40)..at]}");
                }
            }
        }

        return found;
    }

    [GeneratedRegex("Your receipt: ([0-9A-Z]{8}) – note it")]
    private static partial Regex ReceiptIn();
}
