using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using Kind = MicroGov.Core.Lifecycle.ActKind<MicroGov.Core.Deliberation.DebateSlice>;

namespace MicroGov.Core.Deliberation;

/// <summary>What can be done while an affair is debated: by whom, where, and what decides.</summary>
internal static class DeliberationActs
{
    /// <summary>What is open to residents.</summary>
    public static ImmutableArray<Kind> OfResidents { get; } =
    [
        Kind.Of<Second>(SecondingDecisions.Second, Audience.Residents, Stage.Raised),
        Kind.Of<Speak>(DiscussionDecisions.Speak, Audience.ResidentsAndPartners, Stage.Raised, Stage.Discussing, Stage.Voting),
        Kind.Of<AmendMotion>(DiscussionDecisions.Amend, Audience.RaiserOrLeaders, Stage.Raised, Stage.Discussing),
        Kind.Of<ProposeOption>(DiscussionDecisions.Propose, Audience.ResidentsAndPartners, Stage.Raised, Stage.Discussing),
    ];

    /// <summary>What who leads does.</summary>
    public static ImmutableArray<Kind> OfLeaders { get; } =
    [
        Kind.Of<OpenDiscussion>(SecondingDecisions.Open, Audience.Leaders, Stage.Raised),
    ];
}


public sealed record Second(PersonId By) : Act(By);

public sealed record OpenDiscussion(PersonId By) : Act(By);

public sealed record Speak(PersonId By, Stance Stance, string Text) : Act(By);

public sealed record ProposeOption(PersonId By, string Text) : Act(By);

/// <summary>Changes the words of what is proposed, while it is discussed.</summary>
public sealed record AmendMotion(PersonId By, string Text) : Act(By);
