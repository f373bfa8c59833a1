using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Presentation;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>Owners of three buildings decide by heads and by floor area, as Article 278 of the Civil Code asks.</summary>
public sealed class DoubleMajorityTests
{
    [Theory, InlineData("en"), InlineData("zh-hans")]
    public async Task A_vote_of_owners_misses_its_quorum_is_extended_and_passes_by_heads_and_by_area(string language)
    {
        await using var here = await Owners.OpenAsync(language);
        var texts = Wording.In(language);
        var (yes, no, seen) = (texts["button.for"], texts["button.against"], texts["button.witness"]);
        string Say(string english, string chinese) => language == "en" ? english : chinese;
        var hua = await here.ComesAsync("Hua", language, "2-101");
        var ivy = await here.ComesAsync("Ivy", language, "2-102");
        var kim = await here.ComesAsync("Kim", language, "1-104");
        var ulla = await here.ComesAsync("Ulla", language);

        await here.SayAsync(here.Mei, "/openvote 1 cn-278-ordinary", inPrivate: true);
        Assert.Contains(Say("can open in 15 days", "还要 15 天才能表决"), here.Private(here.Mei)[^1].Text);
        await here.WindAsync(TimeSpan.FromDays(15));
        await here.SayAsync(here.Mei, "/openvote 1 cn-278-ordinary");
        Assert.Contains(Say("two thirds of the area and two thirds of the heads", "面积占三分之二以上且人数占三分之二以上"), here.FromBot[^1].Text);

        // Who may vote is settled.
        var late = await here.ComesAsync("Ning", language, "3-101");
        Assert.StartsWith(
            Say("The roll of #1 was closed", "#1 的表决名册在开始时已封存"),
            (await here.PressAsync(late, yes)).Text,
            StringComparison.Ordinal);
        Assert.StartsWith(
            Say("Only owners vote on #1", "#1 只由业主表决"), (await here.PressAsync(kim, yes)).Text, StringComparison.Ordinal);
        Assert.StartsWith(
            Say("Households vote on #1", "#1 按户表决"), (await here.PressAsync(ulla, yes)).Text, StringComparison.Ordinal);

        // One household, two phones.
        await here.PressAsync(here.Wang, no);
        Assert.Contains(Say("is “Against” now, given by Wang", "现为“反对”，由 Wang 投出"), here.Private(here.Li)[^1].Text);
        await here.PressAsync(here.Li, yes);
        Assert.Contains(Say("is “For” now, given by Li", "现为“赞成”，由 Li 投出"), here.Private(here.Wang)[^1].Text);
        Assert.Contains(
            Say(
                "For 1 (100 m²) · Against 0 (0 m²) · Abstain 0 (0 m²)\nVoted: 1 of 9\nQuorum: 5 households still missing\n"
                    + "Quorum: 500 m² still missing\n"
                    + "Building 2 still lacks: 3 households, 240 m²\nBuilding 3 still lacks: 3 households, 360 m²\n"
                    + "Building 1 still lacks: 2 households, 200 m²",
                "赞成 1 (100 平方米) · 反对 0 (0 平方米) · 弃权 0 (0 平方米)\n已投：1/9\n参与要求：还差 5 户\n参与要求：还差 500 平方米\n"
                + "Building 2还差：3 户、240 平方米\nBuilding 3还差：3 户、360 平方米\nBuilding 1还差：2 户、200 平方米"),
            here.Card().Text);

        // A proxy, and no more than one.
        await here.SayAsync(here.Zhao, "/proxy 1 @hua", inPrivate: true);
        Assert.StartsWith(
            Say("Zhao has given you their household’s vote", "Zhao 把自家在"), here.Private(hua)[^1].Text, StringComparison.Ordinal);
        await here.PressAsync(hua, yes);
        Assert.Contains(Say("Hua has voted for your household", "Hua 已代您家"), here.Private(here.Zhao)[^1].Text);
        Assert.Contains(Say("For 3 (280 m²)", "赞成 3 (280 平方米)"), here.Card().Text);
        await here.SayAsync(here.Chen, "/proxy 1 @hua", inPrivate: true);
        Assert.Contains(Say("as many votes as the rule allows (1)", "已达规则上限（1 户）"), here.Private(here.Chen)[^1].Text);
        await here.SayAsync(here.Zhao, "/proxy 1 off", inPrivate: true);
        Assert.Contains(Say("For 2 (180 m²)", "赞成 2 (180 平方米)"), here.Card().Text);

        // On paper: a second person, and the household's own word above it.
        await here.SayAsync(here.Mei, "/paper 1 2-103 for", inPrivate: true);
        Assert.Contains(Say("for a household: “For”", "某户 的纸质票：“赞成”"), here.FromBot[^1].Text);
        Assert.StartsWith(
            Say("A second person must have seen it", "须由第二人见证"),
            (await here.PressAsync(here.Mei, seen)).Text,
            StringComparison.Ordinal);
        Assert.Contains(Say("For 2 (180 m²)", "赞成 2 (180 平方米)"), here.Card().Text);
        Assert.False((await here.PressAsync(here.Chen, seen)).Alert);
        Assert.Contains(Say("For 3 (260 m²)", "赞成 3 (260 平方米)"), here.Card().Text);
        await here.SayAsync(here.Mei, "/paper 1 2-102 against", inPrivate: true);
        await here.PressAsync(here.Chen, seen);
        Assert.StartsWith(
            Say("A ballot on paper was entered for your household", "已为您家录入"),
            here.Private(ivy)[^1].Text,
            StringComparison.Ordinal);
        await here.PressAsync(ivy, yes);
        await here.SayAsync(here.Mei, "/paper 1 2-102 against", inPrivate: true);
        Assert.StartsWith(
            Say("That household has voted itself", "该户已就"), here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
        Assert.Contains(Say("For 4 (340 m²) · Against 0 (0 m²)", "赞成 4 (340 平方米) · 反对 0 (0 平方米)"), here.Card().Text);

        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Contains(
            here.FromBot, message => message.Text.Contains(Say("the vote goes on once more", "延期一次"), StringComparison.Ordinal));

        // Heads suffice before the area does.
        await here.PressAsync(here.Zhao, yes);
        await here.PressAsync(here.Chen, no);
        Assert.Contains(
            Say("Voted: 6 of 9\nQuorum: 60 m² still missing\nBuilding 3", "已投：6/9\n参与要求：还差 60 平方米\nBuilding 3"),
            here.Card().Text);
        await here.SayAsync(here.Mei, "/grant @li leader Building 3");
        await here.SayAsync(here.Mei, "/paper 1 3-103 for", inPrivate: true);
        Assert.Contains(Say("for 3-103: “For”", "3-103 的纸质票：“赞成”"), here.Private(here.Li)[^1].Text);
        await here.SayAsync(here.Li, "/paper 1 3-102 for", inPrivate: true);
        await here.SayAsync(here.Li, "/paper 1 2-103 against", inPrivate: true);
        Assert.StartsWith(Say("You lead another unit", "这不是您负责的单元"), here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
        await here.PressAsync(here.Wang, seen);
        Assert.DoesNotContain(Say("Quorum", "参与要求"), here.Card().Text);

        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Equal(
            (Stage.Assigning, Verdict.Adopted),
            ((await here.AffairAsync())!.Stage, (await here.AffairAsync())!.Vote!.Result!.Verdict));
        Assert.Contains(
            Say(
                "For 6 (560 m²) · Against 1 (100 m²) · Abstain 0 (0 m²)\nVoted: 7 of 9\n✓ took part: 7 of 9; 6 needed\n"
                    + "✓ took part: 660 m² of 900 m²; 600 m² needed\n"
                + "✓ for it: 6 of 7; 4 needed\n✓ for it: 560 m² of 660 m²; 330.01 m² needed\nAfter Civil Code",
                "赞成 6 (560 平方米) · 反对 1 (100 平方米) · 弃权 0 (0 平方米)\n已投：7/9\n✓ 参与：7/9，须 6\n✓ 参与：660 平方米/900 平方米，须 600 平方米\n"
                    + "✓ 赞成：6/7，须 4\n✓ 赞成：560 平方米/660 平方米，须 330.01 平方米\n依据 Civil Code"),
            Result(here));
        Assert.DoesNotContain(
            here.FromBot, message => Owners.Doors.Any(door => message.Text.Contains(door, StringComparison.Ordinal)));
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_has_seen_one_ballot_on_paper_does_not_confirm_another_that_was_written_since()
    {
        await using var here = await Owners.OpenAsync();
        await here.SayAsync(here.Mei, "/openvote 1 household");
        await here.SayAsync(here.Mei, "/paper 1 2-103 for", inPrivate: true);
        var first = here.FromBot[^1];
        await here.SayAsync(here.Mei, "/paper 1 2-103 against", inPrivate: true);
        Assert.True((await here.PressOnAsync(here.Chen, first, "I have seen it too")).Alert);
        Assert.Contains("Voted: 0 of 10", here.Card().Text);
        Assert.False((await here.PressAsync(here.Chen, "I have seen it too")).Alert);
        Assert.Contains("Against 1", here.Card().Text);
        Assert.True((await here.PressAsync(here.Zhao, "I have seen it too")).Alert);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task Who_gets_a_proxy_after_voting_votes_once_more()
    {
        await using var here = await Owners.OpenAsync();
        await here.WriteRuleAsync("by-proxy", """ "basis": "household", "proxiesPerHolder": 1 """);
        await here.SayAsync(here.Mei, "/openvote 1 by-proxy");
        await here.PressAsync(here.Wang, "For");
        await here.SayAsync(here.Zhao, "/proxy 1 @wang", inPrivate: true);
        Assert.Equal(
            "Zhao has given you their household’s vote on #1 Dark stairwell. Vote, or vote once more, and your ballot counts "
                + "for it too.",
            here.Private(here.Wang)[^1].Text);
        Assert.Contains("For 1 ", here.Card().Text);
        await here.PressAsync(here.Wang, "For");
        Assert.Contains("For 2 ", here.Card().Text);
        await here.SayAsync(here.Wang, "/ballot 1", inPrivate: true);
        Assert.EndsWith(
            "1-101: For, given by Wang. It counts.\n1-102 (by proxy): For, given by Wang. It counts.",
            here.Told(here.Wang),
            StringComparison.Ordinal);
        // The household's own word stands above the proxy.
        await here.PressAsync(here.Zhao, "Against");
        await here.PressAsync(here.Wang, "Abstain");
        Assert.Contains("For 0 · Against 1 · Abstain 1", here.Card().Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task Too_few_of_the_owners_end_it_by_name_of_the_quorum()
    {
        await using var here = await Owners.OpenAsync();
        await here.WriteRuleAsync(
            "owners-half",
            """ "basis": "household", "ownersOnly": true, "minimumVoters": 1, "extensions": 0, "quorum": { "of": "1/2", "bases": ["head", "area"] } """
        );
        await here.SayAsync(here.Mei, "/openvote 1 owners-half");
        await here.PressAsync(here.Wang, "For");
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Equal(Stage.Voting, (await here.AffairAsync())!.Stage);
        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Contains("too few took part for the quorum, so it lapses.\nFor 1 (100 m²)", Result(here));
        Assert.Contains("✗ took part: 1 of 9; 5 needed\n✗ took part: 100 m² of 900 m²; 450 m² needed", Result(here));
        await here.IsWellAsync();
    }

    [Fact]
    public async Task A_forwarded_poll_brings_no_vote_from_outside_into_the_estate()
    {
        await using var here = await Owners.OpenAsync();
        await here.SayAsync(here.Mei, "/openvote 1 simple");
        var elsewhere = here.World.AddGroup("Elm Court", true, here.Stranger, addBot: false, members: [here.Mei]);
        here.World.Forward(here.Mei.Id, here.Group, here.Poll.Id, elsewhere);
        await here.VoteAsync(here.Stranger, 1);
        await here.GreetAsync(here.Stranger);
        var forged = await here.ForgeAsync(here.Stranger, here.Card().Buttons[0][0].Data, here.Private(here.Stranger)[0]);
        Assert.True(forged.Alert);
        Assert.Contains(
            "For 0 · Against 0 · Abstain 0\nVoted: 0 of 5; at least 3 needed\n"
                + "Kept apart, not counted (not in this group or unit): 1",
            here.Card().Text);
        await here.IsWellAsync();
    }

    private static string Result(Neighbourhood here) =>
        here.FromBot.Last(message => message.Text.StartsWith("🗳", StringComparison.Ordinal)).Text;
}
