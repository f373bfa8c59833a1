using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Voting;

public sealed class OpeningTests
{
    private static readonly OpenVote Now = new(Moderator, null, null);

    private static readonly VoteRule ByArea = ByHousehold with { Pass = TwoThirds(WeightBasis.Head, WeightBasis.Area) };

    private static readonly VoteRule ByShare = ByHousehold with { Weight = WeightBasis.Share };

    private static readonly VoteRule Budget = new() { Name = "budget", Method = VotingMethod.Budget };

    private static readonly VoteRule Ranked = new() { Name = "ranked", Method = VotingMethod.Schulze };

    /// <summary>Everything that keeps a vote from opening, each with its reason.</summary>
    private static Dictionary<Reason, Story> Hindered =>
        new()
        {
            [Reason.NoSuchRule] = new Story { Terms = new() { Rule = "borda" } }
                .And(new Raise(Ann, "Lamps", "", []))
                .And(new OpenDiscussion(Moderator)),
            [Reason.NoHouseholds] = Under(ByHousehold, [], 12),
            [Reason.NoOwners] = Under(
                ByHousehold with
                {
                    OwnersOnly = true,
                },
                [.. Homes.Select(home => home with { IsOwner = false })],
                12),
            [Reason.AreasMissing] = Under(ByArea, Homes.Add(new(6, 3, 0, 10, Moderator)), 12),
            [Reason.SharesMissing] = Under(ByShare, Homes.Add(new(6, 3, 5_000, 0, Moderator)), 12),
            [Reason.NoRoll] = Under(VoteRule.Simple with { Quorum = TwoThirds() }, Homes, eligible: null),
            [Reason.ProjectsMissing] = Under(Budget),
            [Reason.CostMissing] = Under(Budget with { Ceiling = 100_000 }, "Bench: 500", "Flowers"),
            [Reason.CeilingMissing] = Under(Budget, "Bench: 500", "Flowers: 79.50"),
            [Reason.OptionsMissing] = Under(Ranked, "Saturday"),
            [Reason.NoticeRuns] = Under(VoteRule.Simple with { NoticeDays = 14 }),
            [Reason.CoolingOff] = Rejected(VoteRule.Simple with { CoolingOffDays = 14 }),
        };

    public static TheoryData<Reason> Reasons => [.. Hindered.Keys];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_vote_that_its_rule_does_not_allow_here_and_now_is_refused(Reason reason) =>
        Hindered[reason].Refuses(Now, reason);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void By_the_clock_the_discussion_goes_on_instead(Reason reason)
    {
        var story = Hindered[reason];
        var moved = story.FallsDue<DeadlineMoved>(DeadlineKind.DiscussionEnds);

        Assert.Equal((PersonId.Clock, Stage.Discussing), (moved.By, story.Affair.Stage));
        Assert.True(moved.Until > story.Now);
        Assert.Equal(moved.Until, story.When(DeadlineKind.DiscussionEnds));
    }

    [Fact]
    public void The_refusal_says_how_many_how_long_and_which()
    {
        string Detail(Reason reason, string name) => Hindered[reason].Refuses(Now, reason).Details[name];

        Assert.Equal("1", Detail(Reason.AreasMissing, "count"));
        Assert.Equal("1", Detail(Reason.SharesMissing, "count"));
        Assert.Equal("Flowers", Detail(Reason.CostMissing, "option"));
        Assert.Equal("14", Detail(Reason.NoticeRuns, "days"));
        Assert.Equal("borda", Detail(Reason.NoSuchRule, "rule"));
    }

    [Fact]
    public void When_notice_has_been_given_the_clock_opens_the_vote()
    {
        var story = Hindered[Reason.NoticeRuns];
        Assert.Equal(Story.Start.AddDays(14), story.FallsDue<DeadlineMoved>(DeadlineKind.DiscussionEnds).Until);

        story.WaitUntil(Story.Start.AddDays(14).AddTicks(-1)).Refuses(Now, Reason.NoticeRuns);
        Assert.Null(story.FallsDue<VoteOpened>(DeadlineKind.DiscussionEnds).By);
    }

    [Fact]
    public void The_last_vote_cools_off_from_its_count_as_long_as_its_own_rule_says()
    {
        var story = Hindered[Reason.CoolingOff];
        var until = story.Affair.Vote!.CountedAt!.Value.AddDays(14);

        story.WaitUntil(until.AddHours(-1)).Refuses(Now, Reason.CoolingOff);
        story.WaitUntil(until).Does<VoteOpened>(Now);
    }

    [Fact]
    public void A_void_vote_needs_no_cooling_off()
    {
        var story = Open(VoteRule.Simple with { CoolingOffDays = 14 });
        story.And(new VoidVote(Moderator, "Wrong question")).Does<VoteOpened>(Now);

        var counted = Open(VoteRule.Simple with { CoolingOffDays = 14, MinimumVoters = 1 })
            .Vote(Bo, 0)
            .And(new CloseVote(Moderator));
        counted.And(new VoidVote(Moderator, "Wrong question")).Does<VoteOpened>(Now);
    }

    [Fact]
    public void The_roll_is_closed_as_the_rule_wants_it()
    {
        var all = Open(ByArea).Affair.Vote!;
        Assert.Equal((5, 5, 30_000), (all.Eligible, all.Roll!.Heads, all.Roll.Weight(WeightBasis.Area)));
        Assert.Equal(
            (24_000L - 4_000, 10_000),
            (all.Roll.Weight(WeightBasis.Area, under: 3), all.Roll.Weight(WeightBasis.Area, under: 4)));

        var owners = Open(ByHousehold with { OwnersOnly = true }).Affair.Vote!;
        Assert.Equal((4, 70), (owners.Eligible, owners.Roll!.Weight(WeightBasis.Share)));
        Assert.NotEqual(all.Roll.Digest, owners.Roll.Digest);
        Assert.Null(Open(VoteRule.Simple).Affair.Vote!.Roll);
    }

    [Fact]
    public void A_budget_pins_its_ceiling_and_what_each_project_costs()
    {
        var story = Under(Budget with { Ceiling = 50_000 }, "Bench: 500", "Flowers: 79.50");
        var named = story.Decide(new OpenVote(Moderator, null, null, Ceiling: 100_000)).Value.OfType<VoteOpened>().Single();
        var opened = story.Does<VoteOpened>(Now);

        Assert.Equal((100_000, 50_000), (named.Ceiling, opened.Ceiling));
        Assert.Equal([50_000, 7_950, null, null], opened.Choices.Select(choice => choice.Cost));
        Assert.Null(Under(VoteRule.Simple).Does<VoteOpened>(new OpenVote(Moderator, null, null, Ceiling: 100_000)).Ceiling);
    }

    [Fact]
    public void It_runs_as_long_as_who_opens_it_says_or_its_rule_or_the_community()
    {
        var rule = VoteRule.Simple with { Lasts = TimeSpan.FromDays(10) };
        TimeSpan Lasts(VoteRule rule, TimeSpan? asked) => Under(rule).And(new OpenVote(Moderator, null, asked)).Affair.Vote!.Span;

        Assert.Equal(
            [6, 240, 72],
            new[] { Lasts(rule, TimeSpan.FromHours(6)), Lasts(rule, null), Lasts(VoteRule.Simple, null) }.Select(span =>
                (int)span.TotalHours
            ));
    }

    private static Story Rejected(VoteRule rule) => Open(rule).Vote(Bo, 1).Vote(Cai, 1).Vote(Dee, 1)
        .And(new CloseVote(Moderator)).And(new Reopen(Ann, "Cheaper lamps"));
}
