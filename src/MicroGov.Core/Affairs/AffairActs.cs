using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using Kind = MicroGov.Core.Lifecycle.ActKind<MicroGov.Core.Affairs.Situation>;

namespace MicroGov.Core.Affairs;

/// <summary>Everything that can be done to an affair: what its features list, and what concerns it as a whole.</summary>
internal static class AffairActs
{
    /// <summary>What people do, in the order in which they read it.</summary>
    public static ImmutableArray<Kind> OfPeople { get; } =
    [
        Kind.Of<Raise>(AffairDecisions.Raise, Audience.ResidentsAndPartners, Stage.Raised),
        .. DeliberationActs.OfResidents.Select(Whole),
        .. VotingActs.OfResidents.Select(Whole),
        .. WorkActs.OfResidents.Select(Whole),
        Kind.Of<ObjectTo>(AffairDecisions.Object, Audience.Residents, Stage.Voting, Stage.Assigning, Stage.Reported) with
        {
            NotOwnWork = true,
            Otherwise = Right.Everywhere(Reason.NoNoticeOpen),
        },
        Kind.Of<Withdraw>(
            AffairDecisions.Withdraw, Audience.RaiserOrLeaders, Stage.Raised, Stage.Discussing, Stage.Voting, Stage.Assigning),
        Kind.Of<Reopen>(AffairDecisions.Reopen, Audience.RaiserOrLeaders, Stage.Closed),
        .. DeliberationActs.OfLeaders.Select(Whole),
        .. VotingActs.OfLeaders.Select(Whole),
        Kind.Of<Extend>(
            AffairDecisions.Extend, Audience.Leaders, Stage.Raised, Stage.Discussing, Stage.Voting, Stage.Underway) with
        {
            NotOwnWork = true,
        },
        Kind.Of<DeclareUrgent>(AffairDecisions.DeclareUrgent, Audience.Leaders, Stage.Raised, Stage.Discussing),
        .. WorkActs.OfLeaders.Select(Whole),
        Kind.Of<Decline>(AffairDecisions.Decline, Audience.Leaders, Stage.Raised, Stage.Discussing),
        Kind.Of<Merge>(AffairDecisions.Merge, Audience.Leaders, Stage.Raised, Stage.Discussing),
        Kind.Of<ChooseUnit>(UnitChangeDecisions.Settle, Audience.RaiserOrLeaders, Stage.Raised),
        Kind.Of<Escalate>(
            UnitChangeDecisions.Escalate, Audience.Leaders,
            Stage.Raised, Stage.Discussing, Stage.Voting, Stage.Assigning, Stage.Underway, Stage.Reported) with
        {
            NotOwnWork = true,
        },
        Kind.Of<SendDown>(
            UnitChangeDecisions.SendDown, Audience.Leaders,
            Stage.Raised, Stage.Discussing, Stage.Assigning, Stage.Underway, Stage.Reported) with
        {
            NotOwnWork = true,
        },
        Kind.Of<Close>(AffairDecisions.Close, Audience.Moderators, Stage.Reported) with { NotOwnWork = true },
    ];

    /// <summary>What nobody does by themselves.</summary>
    public static ImmutableArray<Kind> OfTheClock { get; } =
    [
        .. VotingActs.OfTheClock.Select(Whole),
        .. WorkActs.OfTheClock.Select(Whole),
        Kind.Of<FallDue>(AffairDeadlines.Answer, Audience.Clock),
    ];

    private static Kind Whole(ActKind<DebateSlice> kind) => kind.Within<Situation>(situation => situation.Debate);

    private static Kind Whole(ActKind<VotingSlice> kind) => kind.Within<Situation>(situation => situation.Voting);

    private static Kind Whole(ActKind<WorkSlice> kind) => kind.Within<Situation>(situation => situation.Work);
}

public sealed record Raise(PersonId By, string Title, string Description, ImmutableArray<Attachment> Attachments) : Act(By);

/// <summary>Moves the end of whatever runs now: the discussion, the vote or the work.</summary>
public sealed record Extend(PersonId By, TimeSpan Longer) : Act(By);

public sealed record DeclareUrgent(PersonId By) : Act(By);

public sealed record Close(PersonId By, string Note) : Act(By);

public sealed record Reopen(PersonId By, string Reason) : Act(By);

public sealed record Decline(PersonId By, string Reason) : Act(By);

public sealed record Withdraw(PersonId By) : Act(By);

public sealed record Merge(PersonId By, long Into) : Act(By);

/// <summary>One unit up.</summary>
public sealed record Escalate(PersonId By, string Reason) : Act(By);

/// <summary>To a unit inside the one it is at home in.</summary>
public sealed record SendDown(PersonId By, long UnitId) : Act(By);

/// <summary>Says whom it concerns, before anybody is asked to vote.</summary>
/// <param name="UnitId">Null is the whole community.</param>
public sealed record ChooseUnit(PersonId By, long? UnitId) : Act(By);

/// <summary>A deadline fell due. It carries no decision: the state decides whether anything is left to do.</summary>
/// <param name="Subject">What of the affair it is about.</param>
public sealed record FallDue(DeadlineKind Kind, DeadlineSubject Subject = default) : Act(PersonId.Clock);
