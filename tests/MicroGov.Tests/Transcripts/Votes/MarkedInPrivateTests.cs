using MicroGov.Core.Lifecycle;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>Ballot papers that are marked step by step in a private chat.</summary>
public sealed class MarkedInPrivateTests
{
    private static readonly string[] Lamps = ["Lamps", "Candles", "Mirrors"];

    [Fact]
    public async Task A_ranked_ballot_is_put_in_order_step_by_step_and_every_pair_is_shown()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("ranked", Lamps);
        Assert.Equal(["My ballot", "More"], here.Card().Buttons.SelectMany(row => row).Select(button => button.Text));
        var answers = here.Answers();
        Assert.Equal(
            new("I send that to you alone; open a private chat with me and press Start first, please.", true),
            await here.PressAsync(here.Li, "My ballot"));
        await here.GreetAsync(here.Li);
        Assert.Equal(new("I have sent you the ballot of #1 in private.", false), await here.PressAsync(here.Li, "My ballot"));
        Assert.Equal(answers + 2, here.Answers());
        Assert.Equal(["Lamps", "Candles", "Mirrors", "Leave it as it is", "Abstain"], Buttons(here, here.Li));

        await PressAsync(here, here.Li, "Mirrors", "Lamps");
        Assert.EndsWith("So far: 1. Mirrors · 2. Lamps", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["Candles", "Leave it as it is", "Undo", "Done ✓"], Buttons(here, here.Li));
        await PressAsync(here, here.Li, "Undo", "Undo", "Lamps", "Mirrors");
        var messages = here.Private(here.Li).Count;
        await PressAsync(here, here.Li, "Done ✓");
        Assert.Equal(
            "#1: 1. Lamps · 2. Mirrors. You can change it until the vote ends.\nThe last ballot that you hand in counts.",
            here.Private(here.Li)[^1].Text);
        await PressAsync(here, here.Li, "Fill in anew", "Candles", "Lamps", "Done ✓");
        Assert.Equal(messages, here.Private(here.Li).Count);
        await FillInAsync(here, here.Wang, "Candles", "Mirrors", "Done ✓");
        await FillInAsync(here, here.Zhao, "Lamps", "Mirrors", "Candles", "Leave it as it is", "Done ✓");
        await FillInAsync(here, here.Mei, "Abstain");
        Assert.Contains("Voted: 4 of 5", here.Card().Text);
        Assert.DoesNotContain("Candles 2", here.Card().Text);
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        Assert.StartsWith(
            "Your ballot on #1 Dark stairwell: 1. Candles · 2. Lamps. It counts",
            here.Private(here.Li)[^1].Text,
            StringComparison.Ordinal);

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(
            "adopted – Candles.\nVoted: 4 of 5; at least 3 needed\nLamps or Candles: 1 to 2\nCandles or Mirrors: 2 to 1\n"
                + "Candles or Leave it as it is: 3 to 0\n"
                + "Lamps or Mirrors: 2 to 1\nLamps or Leave it as it is: 2 to 0\nMirrors or Leave it as it is: 2 to 0\n"
                + "Who will do it?",
            here.FromBot[^1].Text);
        await here.SayAsync(here.Li, "/help ballot", inPrivate: true);
        Assert.StartsWith(
            "This vote is over",
            (await here.ForgeAsync(here.Li, "p:1:1:0:d", Plain(here, here.Li))).Text,
            StringComparison.Ordinal);
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("p:1:1:9:d")]
    [InlineData("p:1:1:9:s")]
    [InlineData("p:1:1:4:d")]
    [InlineData("p:1:1:00:d")]
    [InlineData("p:1:1:00:s")]
    [InlineData("p:1:1::d")]
    [InlineData("p:1:1:01:x")]
    [InlineData("p:1:1:01:")]
    [InlineData("p:1:1:01")]
    [InlineData("p:1:1:01:d:d")]
    [InlineData("p:1:2:01:d")]
    [InlineData("p:1:-1:01:d")]
    [InlineData("p:1:99999999999:01:d")]
    [InlineData("p:2:1:01:d")]
    [InlineData("p:99:1:01:d")]
    [InlineData("p:-1:1:01:d")]
    [InlineData("p:1:1:zz:d")]
    [InlineData("p:1:1:0A:d")]
    [InlineData("p:1:1:٣:d")]
    [InlineData("p:1:1:012301230123012:d")]
    [InlineData("p:1:1:0123456789abcdef0123456789abcdef0123456789abcdef:d")]
    [InlineData("p:::::")]
    [InlineData("a:1:mark:2")]
    [InlineData("a:1:mark")]
    [InlineData("a:1:vote:1:0")]
    [InlineData("a:1:paper:1:1:0")]
    public async Task Made_up_marks_are_refused_once_and_change_nothing(string data)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Li, "/me");
        await here.OpenVoteAsync("ranked", Lamps);
        await here.SayAsync(here.Wang, "/raise Bins");
        await here.GreetAsync(here.Li);
        await FillInAsync(here, here.Li, "Candles", "Done ✓");
        await here.SayAsync(here.Li, "/help ballot", inPrivate: true);
        var (journal, messages, answers) = ((await here.JournalAsync()).Count, here.Private(here.Li).Count, here.Answers());
        var toast = await here.ForgeAsync(here.Li, data, Plain(here, here.Li));
        Assert.True(toast.Alert);
        Assert.Equal(
            (journal, messages, answers + 1), ((await here.JournalAsync()).Count, here.Private(here.Li).Count, here.Answers()));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task By_approval_as_many_are_marked_as_one_can_live_with()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("approval", Lamps);
        await FillInAsync(here, here.Li, "Candles", "Lamps", "✓ Candles", "Mirrors", "Done ✓");
        Assert.StartsWith("#1: Lamps · Mirrors. You can change it", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await FillInAsync(here, here.Wang, "Mirrors", "Done ✓");
        await FillInAsync(here, here.Zhao, "Done ✓");
        Assert.StartsWith("#1: none of them. You can change it", here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(
            "adopted – Mirrors.\nVoted: 3 of 5; at least 3 needed\nLamps 1 · Candles 0 · Mirrors 2 · Leave it as it is 0",
            here.FromBot[^1].Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task By_score_each_option_has_a_screen_of_its_own()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.WriteRuleAsync("our-score", """ "method": "score" """);
        await here.OpenVoteAsync("our-score", "Lamps", "Candles");
        await FillInAsync(here, here.Li, "4");
        Assert.Equal(
            "#1 Dark stairwell\nCandles – how good is it, from 0 to 5?\nSo far: Lamps 4", here.Private(here.Li)[^1].Text);
        await PressAsync(here, here.Li, "Undo", "5", "0", "1", "Done ✓");
        await FillInAsync(here, here.Wang, "2", "5", "0", "Done ✓");
        await FillInAsync(here, here.Zhao, "4", "2", "0", "Done ✓");
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(
            "adopted – Lamps.\nVoted: 3 of 5; at least 3 needed\nLamps 11 · Candles 7 · Leave it as it is 1",
            here.FromBot[^1].Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task An_instant_run_off_shows_its_rounds()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.WriteRuleAsync("our-runoff", """ "method": "instantRunoff" """);
        await here.OpenVoteAsync("our-runoff", Lamps);
        await FillInAsync(here, here.Wang, "Lamps", "Done ✓");
        await FillInAsync(here, here.Zhao, "Lamps", "Done ✓");
        await FillInAsync(here, here.Li, "Candles", "Mirrors", "Done ✓");
        await FillInAsync(here, here.Mei, "Mirrors", "Candles", "Done ✓");
        await FillInAsync(here, here.Chen, "Mirrors", "Done ✓");
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains("adopted – Mirrors.", here.FromBot[^1].Text);
        Assert.Contains("Candles drops out\nRound ", here.FromBot[^1].Text);
        Assert.Contains("Lamps 2 · Mirrors 3", here.FromBot[^1].Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task A_budget_pays_for_projects_and_shows_what_most_votes_alone_would_have_paid_for()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        await here.SayAsync(here.Wang, "/option 1 Bench: 300");
        await here.SayAsync(here.Wang, "/option 1 Tree: 200");
        await here.SayAsync(here.Wang, "/option 1 Lamp: 400");
        await here.SayAsync(here.Mei, "/openvote 1 budget 5x");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        await here.SayAsync(here.Mei, "/openvote 1 budget 500");
        await FillInAsync(here, here.Li, "Bench: 300", "Tree: 200");
        Assert.Contains("There are 500; what you chose costs 500.", here.Private(here.Li)[^1].Text);
        await PressAsync(here, here.Li, "Done ✓");
        await FillInAsync(here, here.Wang, "Bench: 300", "Done ✓");
        await FillInAsync(here, here.Zhao, "Lamp: 400", "Done ✓");
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains("adopted – the projects below.", here.FromBot[^1].Text);
        Assert.Contains(
            "Paid for: Bench: 300 · Tree: 200. Spent 500 of 500.\nBy most votes alone it would be: Bench: 300 · Tree: 200",
            here.FromBot[^1].Text);
        await here.IsWellAsync();
    }

    private static string[] Buttons(Neighbourhood here, SandboxPerson person) =>
        [.. here.Private(person)[^1].Buttons.SelectMany(row => row).Select(button => button.Text)];

    /// <summary>A message that has no buttons, so that nothing shows which ones it has.</summary>
    private static SandboxMessage Plain(Neighbourhood here, SandboxPerson person) =>
        here.Private(person).Last(message => message.Buttons.Count == 0);

    private static async Task FillInAsync(Neighbourhood here, SandboxPerson person, params string[] labels)
    {
        await here.GreetAsync(person);
        await here.PressAsync(person, "My ballot");
        await PressAsync(here, person, labels);
    }

    private static async Task PressAsync(Neighbourhood here, SandboxPerson person, params string[] labels)
    {
        foreach (var label in labels)
        {
            var answers = here.Answers();
            Assert.False((await here.PressOnAsync(person, here.Private(person)[^1], label)).Alert);
            Assert.Equal(answers + 1, here.Answers());
        }
    }
}
