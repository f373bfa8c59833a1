using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting;
using MicroGov.Presentation;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>Not that all are for it, but that nobody has a reason against it.</summary>
public sealed class ConsentTests
{
    [Theory, InlineData("en"), InlineData("zh-hans")]
    public async Task What_somebody_objects_to_is_changed_until_nobody_does(string language)
    {
        await using var here = await Neighbourhood.OpenAsync(language);
        var texts = Wording.In(language);
        var (agree, block, aside) = (texts["button.consent"], texts["button.block"], texts["button.aside"]);
        string Say(string english, string chinese) => language == "en" ? english : chinese;
        await here.OpenVoteAsync("consent");
        Assert.Contains(Say("👉 Can you live with it? It passes unless", "👉 您能接受吗？"), here.Card().Text);
        Assert.Equal([agree, block, aside], here.FromBot[^1].Buttons.SelectMany(row => row).Select(button => button.Text));
        await here.GreetAsync(here.Zhao);
        await here.PressAsync(here.Wang, agree);

        // The button asks why, in private; before the answer there is no ballot.
        var (answers, journal) = (here.Answers(), (await here.JournalAsync()).Count);
        await here.PressAsync(here.Zhao, block);
        Assert.Equal((answers + 1, journal), (here.Answers(), (await here.JournalAsync()).Count));
        var question = here.Private(here.Zhao)[^1];
        Assert.StartsWith(
            Say("Why can you not live with #1 Dark stairwell?", "您为什么不能接受 #1 Dark stairwell？"),
            question.Text,
            StringComparison.Ordinal);
        await here.SayAsync(here.Zhao, "The lamps shine <into> our bedroom", question.Id, inPrivate: true);
        Assert.StartsWith(
            Say("Your objection to #1 is noted", "已记录您对 #1 的异议"), here.Private(here.Zhao)[^1].Text, StringComparison.Ordinal);
        Assert.Contains(Say("I agree 1 · I object 1 · Stand aside 0", "同意 1 · 反对 1 · 保留意见 0"), here.Card().Text);
        // Who cannot be written to is asked in the group.
        await here.PressAsync(here.Li, block);
        await here.SayAsync(here.Li, "Too bright", here.FromBot[^1].Id);
        await here.PressAsync(here.Li, agree);
        Assert.Contains(Say("I agree 2 · I object 1 · Stand aside 0", "同意 2 · 反对 1 · 保留意见 0"), here.Card().Text);

        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
        Assert.Equal(
            Say(
                "🗳 #1 Dark stairwell: not yet – somebody objects. Change it with /amend 1 or /option 1, then vote again.\n"
                    + "I agree 2 · I object 1 · Stand aside 0\n"
                + "Voted: 3 of 5; at least 1 needed\n✗ objections: 1\nThe lamps shine <into> our bedroom",
                "🗳 #1 Dark stairwell：暂未通过，有人反对。请用 /amend 1 或 /option 1 修改后再表决。\n同意 2 · 反对 1 · 保留意见 0\n"
                + "已投：3/5 人；至少需要 1 人\n✗ 反对：1\nThe lamps shine <into> our bedroom"),
            here.FromBot[^1].Text);

        await here.SayAsync(here.Li, "/amend 1 My words");
        Assert.DoesNotContain("My words", here.Card().Text);
        await here.SayAsync(here.Wang, "/amend 1 Lamps with shades");
        Assert.Contains("Lamps with shades", here.Card().Text);
        await here.SayAsync(here.Mei, "/openvote 1 consent");
        foreach (var (person, label) in new[] { (here.Wang, agree), (here.Li, agree), (here.Zhao, aside) })
        {
            await here.PressAsync(person, label);
        }

        await here.WindAsync(TimeSpan.FromDays(3));
        var vote = (await here.AffairAsync())!.Vote!;
        Assert.Equal((2, Verdict.Adopted), (vote.Round, vote.Result!.Verdict));
        Assert.Contains(
            Say(
                "adopted – For.\nI agree 2 · I object 0 · Stand aside 1\nVoted: 3 of 5; at least 1 needed\n✓ objections: 0\n"
                    + "Who will do it?",
                "通过——赞成。\n同意 2 · 反对 0 · 保留意见 1\n已投：3/5 人；至少需要 1 人\n✓ 反对：0\n谁来办？"),
            here.FromBot[^1].Text);
        Assert.Equal(
            ["The lamps shine <into> our bedroom", "Too bright"],
            (await here.JournalAsync()).OfType<BallotCast>().Select(cast => cast.Reason).OfType<string>());
        await here.IsWellAsync();
        here.NothingWasRefused();
    }
}
