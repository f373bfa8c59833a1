using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;

namespace MicroGov.Tests.Core.Affairs;

public sealed class DeadlineTests
{
    private static readonly CommunityTerms Terms = new();

    [Fact]
    public void Each_stage_awaits_what_ends_it()
    {
        Assert.Equal([DeadlineKind.SecondsEnd], Awaited(Raised()));
        Assert.Equal([DeadlineKind.DiscussionEnds], Awaited(Discussing()));
        Assert.Equal([DeadlineKind.VoteEnds, DeadlineKind.RemindVoters], Awaited(UpForVote()));
        Assert.Empty(Awaited(Assigning()));
        Assert.Equal([DeadlineKind.WorkDue, DeadlineKind.RemindDoer], Awaited(Underway()));
        Assert.Equal([DeadlineKind.WorkDue], Awaited(HandedOver()));
        Assert.Equal([DeadlineKind.AcceptanceEnds], Awaited(Reported()));
        Assert.Equal([DeadlineKind.NoticeEnds], Awaited(OnNotice()));
        Assert.Empty(Awaited(Resolved()));
    }

    /// <summary>Every span differs, so that none can stand in for another.</summary>
    [Fact]
    public void The_terms_of_the_group_set_the_pace()
    {
        var hour = TimeSpan.FromHours(1);
        var terms = new CommunityTerms
        {
            SecondWithin = 20 * hour,
            DiscussFor = 21 * hour,
            VoteFor = 22 * hour,
            RemindVotersBefore = 3 * hour,
            WorkFor = 24 * hour,
            RemindDoerBefore = 5 * hour,
            CommitmentExpiresAfter = 26 * hour,
            AcceptWithin = 27 * hour,
            NoticeFor = 28 * hour,
            ReopenWithin = 29 * hour,
        };

        Assert.Equal(Story.Start + (20 * hour), Raised(terms).When(DeadlineKind.SecondsEnd));
        Assert.Equal(Story.Start + (21 * hour), Discussing(terms).When(DeadlineKind.DiscussionEnds));
        Assert.Equal(Story.Start + (22 * hour), UpForVote(terms).When(DeadlineKind.VoteEnds));
        Assert.Equal(Story.Start + (19 * hour), UpForVote(terms).When(DeadlineKind.RemindVoters));
        Assert.Equal(Story.Start + (24 * hour), Underway(terms).When(DeadlineKind.WorkDue));
        Assert.Equal(Story.Start + (19 * hour), Underway(terms).When(DeadlineKind.RemindDoer));
        Assert.Equal(Story.Start + (27 * hour), Reported(terms).When(DeadlineKind.AcceptanceEnds));
        Assert.Equal(Story.Start + (28 * hour), OnNotice(terms).When(DeadlineKind.NoticeEnds));
        Assert.Equal(Story.Start + (29 * hour), Raised(terms).And(new Withdraw(Ann)).Affair.ReopenUntil);
        Assert.Equal(Story.Start + (24 * hour), Reported(terms).And(new RejectWork(Bo, "")).When(DeadlineKind.WorkDue));
        var unjudged = Reported(terms);
        unjudged.FallsDue(DeadlineKind.AcceptanceEnds);
        Assert.Equal(unjudged.Now + (28 * hour), unjudged.When(DeadlineKind.NoticeEnds));
        var late = Underway(terms);
        late.FallsDue(DeadlineKind.WorkDue);
        Assert.Equal(late.Now + (26 * hour), late.When(DeadlineKind.CommitmentExpires));
    }

    [Fact]
    public void A_vote_no_longer_than_its_reminder_reminds_nobody()
    {
        var terms = Terms with { RemindVotersBefore = TimeSpan.FromDays(1) };
        Assert.Null(UpForVote(terms with { VoteFor = TimeSpan.FromDays(1) }).When(DeadlineKind.RemindVoters));
        Assert.NotNull(
            UpForVote(terms with { VoteFor = TimeSpan.FromDays(1).Add(TimeSpan.FromTicks(1)) }).When(DeadlineKind.RemindVoters));
    }

    [Fact]
    public void Work_no_longer_than_its_reminder_reminds_nobody()
    {
        var terms = Terms with { RemindDoerBefore = TimeSpan.FromDays(1), WorkFor = TimeSpan.FromDays(1) };
        Assert.Null(Underway(terms).When(DeadlineKind.RemindDoer));
    }

    [Fact]
    public void A_reminder_speaks_once()
    {
        var vote = UpForVote();
        Assert.IsType<VotersReminded>(Assert.Single(vote.FallsDue(DeadlineKind.RemindVoters)));
        Assert.Null(vote.When(DeadlineKind.RemindVoters));

        var work = Underway();
        Assert.IsType<DoerReminded>(Assert.Single(work.FallsDue(DeadlineKind.RemindDoer)));
        Assert.Null(work.When(DeadlineKind.RemindDoer));
    }

    [Fact]
    public void A_reminder_that_comes_after_the_end_says_nothing()
    {
        UpForVote().Wait(Terms.VoteFor).DoesNothing(new FallDue(DeadlineKind.RemindVoters));
        Underway().Wait(Terms.WorkFor).DoesNothing(new FallDue(DeadlineKind.RemindDoer));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void An_early_knock_finds_nothing_to_do(DeadlineKind kind)
    {
        foreach (var story in Everywhere().Where(story => story.When(kind) is not null))
        {
            story.WaitUntil(story.When(kind)!.Value.AddTicks(-1)).DoesNothing(new FallDue(kind));
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_knock_for_something_else_finds_nothing_to_do(DeadlineKind kind)
    {
        foreach (var story in Everywhere().Where(story => story.When(kind) is null))
        {
            story.Wait(TimeSpan.FromDays(400)).DoesNothing(new FallDue(kind));
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_second_knock_finds_nothing_to_do(DeadlineKind kind)
    {
        var tried = 0;
        foreach (var story in Everywhere().Where(story => story.When(kind) is not null))
        {
            Assert.NotEmpty(story.FallsDue(kind));
            story.DoesNothing(new FallDue(kind));
            tried++;
        }

        Assert.NotEqual(0, tried);
    }

    [Fact]
    public void A_knock_of_a_kind_unknown_to_this_version_finds_nothing_to_do() =>
        Raised().Wait(TimeSpan.FromDays(400)).DoesNothing(new FallDue((DeadlineKind)99));

    [Fact]
    public void Nobody_but_the_clock_knocks()
    {
        var story = Raised().Wait(TimeSpan.FromDays(400));
        foreach (var role in new[] { Role.Outsider, Role.Resident, Role.Moderator })
        {
            Assert.Equal(Reason.ModeratorsOnly, story.Decide(new FallDue(DeadlineKind.SecondsEnd), role).Refusal?.Reason);
        }

        Assert.Equal(Reason.ModeratorsOnly, story.Decide(new Withdraw(Ann), Role.Clock).Refusal?.Reason);
    }

    [Fact]
    public void Reminders_wait_for_loud_hours_and_decisions_do_not() => Assert.Equal(
        [DeadlineKind.RemindVoters, DeadlineKind.RemindDoer, DeadlineKind.WorkDue],
        Enum.GetValues<DeadlineKind>().Where(AffairDeadlines.WaitsForLoudHours));

    public static TheoryData<DeadlineKind> AllKinds => [.. Enum.GetValues<DeadlineKind>()];

    private static IEnumerable<Story> Everywhere()
    {
        yield return Raised();
        yield return Discussing();
        yield return UpForVote();
        yield return Assigning();
        yield return Underway();
        yield return HandedOver();
        yield return Reported();
        yield return OnNotice();
        yield return OnNotice().And(new ObjectTo(Bo, "Still dark"));
        yield return Resolved();
        var overdue = Underway();
        overdue.FallsDue(DeadlineKind.WorkDue);
        yield return overdue;
    }

    private static IEnumerable<DeadlineKind> Awaited(Story story) =>
        AffairDeadlines.Of(story.Affair, Terms).Select(due => due.Kind);
}
