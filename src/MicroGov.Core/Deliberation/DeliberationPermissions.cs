using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>Who may take part in a debate.</summary>
public static class DeliberationPermissions
{
    /// <summary>What is open to residents.</summary>
    public static ImmutableArray<Right> OfResidents { get; } =
    [
        new(typeof(Second), Audience.Residents, Stage.Raised),
        new(typeof(Speak), Audience.ResidentsAndPartners, Stage.Raised, Stage.Discussing, Stage.Voting),
        new(typeof(AmendMotion), Audience.RaiserOrLeaders, Stage.Raised, Stage.Discussing),
        new(typeof(ProposeOption), Audience.ResidentsAndPartners, Stage.Raised, Stage.Discussing),
    ];

    /// <summary>What who leads does, and what answers it.</summary>
    public static ImmutableArray<Right> OfLeaders { get; } =
    [
        new(typeof(OpenDiscussion), Audience.Leaders, Stage.Raised),
    ];
}
