using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using Kind = MicroGov.Core.Lifecycle.ActKind<MicroGov.Core.Work.WorkSlice>;

namespace MicroGov.Core.Work;

/// <summary>What can be done about the work: by whom, where, and what decides.</summary>
internal static class WorkActs
{
    /// <summary>What is open to residents.</summary>
    public static ImmutableArray<Kind> OfResidents { get; } =
    [
        Kind.Of<Claim>(WorkDecisions.Claim, Audience.ResidentsAndPartners, Stage.Assigning) with
        {
            Otherwise = ImmutableDictionary<Stage, Reason>.Empty.Add(Stage.Underway, Reason.AlreadyClaimed),
        },
        Kind.Of<Release>(WorkDecisions.Release, Audience.DoerOrAsked, Stage.Assigning, Stage.Underway),
        Kind.Of<ReportProgress>(WorkDecisions.Progress, Audience.DoerOrAsked, Stage.Assigning, Stage.Underway),
        Kind.Of<ReportDone>(WorkDecisions.Done, Audience.DoerOrAsked, Stage.Assigning, Stage.Underway),
        Kind.Of<AcceptWork>(JudgementDecisions.Accept, Audience.Residents, Stage.Reported) with { NotOwnWork = true },
        Kind.Of<RejectWork>(JudgementDecisions.Reject, Audience.Residents, Stage.Reported) with { NotOwnWork = true },
        Kind.Of<Rate>(JudgementDecisions.Rate, Audience.Residents, Stage.Reported) with { NotOwnWork = true },
    ];

    /// <summary>What who leads does.</summary>
    public static ImmutableArray<Kind> OfLeaders { get; } =
    [
        Kind.Of<Assign>(WorkDecisions.Assign, Audience.Leaders, Stage.Discussing, Stage.Assigning, Stage.Underway) with
        {
            NotOwnWork = true,
        },
        Kind.Of<HandOver>(WorkDecisions.HandOver, Audience.Leaders, Stage.Raised, Stage.Discussing, Stage.Assigning),
    ];

    /// <summary>What nobody does by themselves.</summary>
    public static ImmutableArray<Kind> OfTheClock { get; } =
    [
        Kind.Of<LeaveWork>(WorkDecisions.Leave, Audience.Clock),
    ];
}


public sealed record Assign(PersonId By, PersonId To, DateTimeOffset? Due, string What) : Act(By);

public sealed record HandOver(PersonId By, string Body, DateTimeOffset? Due) : Act(By);

public sealed record Claim(PersonId By) : Act(By);

public sealed record Release(PersonId By) : Act(By);

public sealed record ReportProgress(PersonId By, string Text, ImmutableArray<Attachment> Attachments) : Act(By);

public sealed record ReportDone(PersonId By, string Text, ImmutableArray<Attachment> Attachments) : Act(By);

public sealed record AcceptWork(PersonId By) : Act(By);

public sealed record RejectWork(PersonId By, string Reason) : Act(By);

public sealed record Rate(PersonId By, int Score) : Act(By);

/// <summary>Somebody is gone for good: what they do here, or were asked to do, is free again. Nobody's own act.</summary>
public sealed record LeaveWork(PersonId By) : Act(By);
