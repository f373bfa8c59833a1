using CsCheck;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class ReminderTests
{
    private static readonly VoteRule Patient = VoteRule.Simple with
    {
        Extensions = 5,
        Quorum = TwoThirds(),
        SecondCall = new(new(new(1, 3))),
    };

    [Fact]
    public void Who_is_missing_is_reminded_twice_and_never_again()
    {
        var story = Open(Patient);
        for (var i = 0; i < 2; i++)
        {
            Assert.Null(story.FallsDue<VotersReminded>(DeadlineKind.RemindVoters).Needless);
            Assert.Null(story.When(DeadlineKind.RemindVoters));
            story.FallsDue<VoteProlonged>(DeadlineKind.VoteEnds);
        }

        Assert.Null(story.When(DeadlineKind.RemindVoters));
        story.And(new Extend(Moderator, TimeSpan.FromDays(5)));
        Assert.Null(story.When(DeadlineKind.RemindVoters));
        Assert.Equal(2, story.Affair.Vote!.Reminders);
    }

    [Fact]
    public void A_reminder_that_could_change_nothing_reaches_nobody_and_is_not_one_of_the_two()
    {
        var story = Open(VoteRule.Simple with { MinimumVoters = 1 });
        foreach (var voter in Enumerable.Range(1, 7))
        {
            story.Vote(new(voter), For);
        }

        Assert.True(story.FallsDue<VotersReminded>(DeadlineKind.RemindVoters).Needless);
        Assert.Equal((true, 0), (story.Affair.Vote!.Reminded, story.Affair.Vote.Reminders));
    }

    [Fact]
    public void One_ballot_fewer_and_they_are_reminded()
    {
        var story = Open(VoteRule.Simple with { MinimumVoters = 1 });
        foreach (var voter in Enumerable.Range(1, 6))
        {
            story.Vote(new(voter), For);
        }

        Assert.Null(story.FallsDue<VotersReminded>(DeadlineKind.RemindVoters).Needless);
    }

    [Fact]
    public void A_run_off_reminds_again_as_long_as_nobody_was_reminded_twice()
    {
        var story = Open(
                VoteRule.Simple with
                {
                    RunOff = true,
                    Pass = new(new(1, 2)) { Strict = true },
                },
                "Red",
                "Green",
                "Blue"
            )
            .Vote(Ann, 0)
            .Vote(Bo, 1)
            .Vote(Cai, 3);
        story.FallsDue<VotersReminded>(DeadlineKind.RemindVoters);
        story.FallsDue<RunOffOpened>(DeadlineKind.VoteEnds);

        Assert.Equal((false, 1), (story.Affair.Vote!.Reminded, story.Affair.Vote.Reminders));
        story.FallsDue<VotersReminded>(DeadlineKind.RemindVoters);
    }

    /// <summary>Whatever falls due, is prolonged, extended or cast in between, however late.</summary>
    [Fact]
    public void Nobody_is_reminded_of_a_round_more_than_twice() => Gen.Select(Gen.Int[0, 5], Gen.Int[1, 80]).Array[5, 40].Sample(
        steps =>
        {
            var story = Open(Patient);
            foreach (var (what, hours) in steps)
            {
                story.Wait(TimeSpan.FromHours(hours));
                Act act = what switch
                {
                    0 => new Extend(Moderator, TimeSpan.FromHours(hours)),
                    1 => new CastBallot(new(hours), 1, For),
                    < 4 => new FallDue(DeadlineKind.VoteEnds),
                    _ => new FallDue(DeadlineKind.RemindVoters),
                };
                if (story.Affair.Stage == Stage.Voting)
                {
                    story.Does(act);
                }
            }

                    var reminded = story
                        .Journal.Select(entry => entry.Read())
                        .OfType<VotersReminded>()
                        .Count(one => one.Needless != true);
                    Assert.InRange(reminded, 0, 2);
                    Assert.Equal(reminded, story.Affair.Vote!.Reminders);
                },
                iter: 200
            );
}
