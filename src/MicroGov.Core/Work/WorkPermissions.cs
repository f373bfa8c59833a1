using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Work;

/// <summary>Who may do what about the work, and judge it.</summary>
public static class WorkPermissions
{
    /// <summary>What is open to residents.</summary>
    public static ImmutableArray<Right> OfResidents { get; } =
    [
        new(typeof(Claim), Audience.ResidentsAndPartners, Stage.Assigning)
        {
            Otherwise = ImmutableDictionary<Stage, Reason>.Empty.Add(Stage.Underway, Reason.AlreadyClaimed),
        },
        new(typeof(Release), Audience.DoerOrAsked, Stage.Assigning, Stage.Underway),
        new(typeof(ReportProgress), Audience.DoerOrAsked, Stage.Assigning, Stage.Underway),
        new(typeof(ReportDone), Audience.DoerOrAsked, Stage.Assigning, Stage.Underway),
        new(typeof(AcceptWork), Audience.Residents, Stage.Reported) { NotOwnWork = true },
        new(typeof(RejectWork), Audience.Residents, Stage.Reported) { NotOwnWork = true },
        new(typeof(Rate), Audience.Residents, Stage.Reported) { NotOwnWork = true },
    ];

    /// <summary>What who leads does, and what answers it.</summary>
    public static ImmutableArray<Right> OfLeaders { get; } =
    [
        new(typeof(Assign), Audience.Leaders, Stage.Discussing, Stage.Assigning, Stage.Underway) { NotOwnWork = true },
        new(typeof(HandOver), Audience.Leaders, Stage.Raised, Stage.Discussing, Stage.Assigning),
    ];

    /// <summary>What nobody does by themselves.</summary>
    public static ImmutableArray<Right> OfTheClock { get; } =
    [
        new(typeof(LeaveWork), Audience.Clock),
    ];
}
