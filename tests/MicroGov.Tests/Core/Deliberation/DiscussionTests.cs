using MicroGov.Core;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Deliberation;

public sealed class DiscussionTests
{
    [Fact]
    public void One_may_speak_until_it_is_decided()
    {
        foreach (var story in new[] { Raised(), Discussing(), UpForVote() })
        {
            var speech = story.Does<SpeechMade>(new Speak(Bo, Stance.For, "Dark stairs are dangerous"));
            Assert.Equal((Bo, Stance.For, "Dark stairs are dangerous"), (speech.By, speech.Stance, speech.Text));
        }

        foreach (var story in new[] { Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new Speak(Bo, Stance.For, "Late"), Reason.NotNow);
        }
    }

    [Fact]
    public void Speeches_are_counted_by_stance()
    {
        var affair = Discussing().Say(Bo, Stance.For).Say(Bo, Stance.For).Say(Cai, Stance.Against)
            .Say(Cai, Stance.Question).Say(Dee, Stance.Idea).Say(Eve, Stance.None).Affair;

        Assert.Equal((2, 1, 3, 6), (affair.SpeechesFor, affair.SpeechesAgainst, affair.SpeechesNeutral, affair.Speeches));
    }

    [Fact]
    public void Options_are_proposed_before_the_vote()
    {
        foreach (var story in new[] { Raised(), Discussing() })
        {
            story.Does<OptionProposed>(new ProposeOption(Bo, "Saturday"));
            story.Does<OptionProposed>(new ProposeOption(Cai, "Sunday"));
            Assert.Equal<string>(["Saturday", "Sunday"], story.Affair.Options);
        }

        foreach (var story in new[] { UpForVote(), Assigning(), Underway(), Reported(), Resolved() })
        {
            story.Refuses(new ProposeOption(Bo, "Monday"), Reason.NotNow);
        }
    }

    [Fact]
    public void The_same_option_is_proposed_once() =>
        Discussing().And(new ProposeOption(Bo, "Saturday")).Refuses(new ProposeOption(Cai, "SATURDAY"), Reason.OptionThere);

    [Fact]
    public void A_ballot_paper_has_room_for_ten_options()
    {
        var story = Discussing();
        for (var day = 1; day <= Debate.MostOptions; day++)
        {
            story.Does(new ProposeOption(Bo, $"Day {day}"));
        }

        var refusal = story.Refuses(new ProposeOption(Bo, "Day 11"), Reason.TooManyOptions);
        Assert.Equal("10", refusal.Details["most"]);
    }

    [Fact]
    public void When_the_time_is_up_the_vote_opens()
    {
        var story = Discussing();

        var opened = Assert.IsType<VoteOpened>(Assert.Single(story.FallsDue(DeadlineKind.DiscussionEnds)));

        Assert.Null(opened.By);
        Assert.Equal(Stage.Voting, story.Affair.Stage);
        Assert.Null(story.Affair.StageEnds);
    }

    [Fact]
    public void What_nobody_is_against_is_agreed_by_naming_a_doer()
    {
        var story = Discussing().Say(Bo, Stance.For).Say(Cai, Stance.Question);

        var events = story.Does(new Assign(Moderator, Dee, null, "New lamps"));

        Assert.IsType<AgreedByConsent>(events[0]);
        Assert.Equal(Dee, Assert.IsType<WorkOffered>(events[1]).Who);
        Assert.Equal((Stage.Assigning, Dee), (story.Affair.Stage, story.Affair.Offer!.To));
    }

    [Fact]
    public void One_voice_against_calls_for_a_vote() =>
        Discussing().Say(Cai, Stance.Against).Refuses(new Assign(Moderator, Dee, null, ""), Reason.SomebodyIsAgainst);
}
