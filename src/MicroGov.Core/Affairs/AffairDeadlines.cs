using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;

namespace MicroGov.Core.Affairs;

/// <summary>What falls due in an affair: what its features list, and what ends the affair itself.</summary>
public static class AffairDeadlines
{
    private static readonly ImmutableArray<DeadlineRule<Situation>> Rules =
    [
        new(
            DeadlineKind.SecondsEnd,
            situation => situation.Stage == Stage.Raised ? situation.Affair.StageEnds : null,
            AffairDecisions.Lapse),
        .. VotingDeadlines.Rules.Select(rule => rule.Within<Situation>(situation => situation.Voting)),
        .. WorkDeadlines.Rules.Select(rule => rule.Within<Situation>(situation => situation.Work)),
        new(
            DeadlineKind.NoticeEnds,
            situation => situation.Affair is { Stage: Stage.Reported, NoticeOver: false } affair ? affair.NoticeUntil : null,
            AffairDecisions.EndNotice),
    ];

    /// <summary>What will fall due if nothing else happens.</summary>
    public static IEnumerable<Deadline> Of(Affair affair, CommunityTerms terms) =>
        Rules.Awaited(new Situation(affair, new Facts { Terms = terms }, default));

    /// <summary>
    /// Kinds of which there may be several, each about something else. One of any other kind with a subject of its own is
    /// something that only a newer program knows.
    /// </summary>
    public static ImmutableArray<DeadlineKind> OfEach { get; } =
        [.. Rules.Where(rule => !rule.IsOfAffair).Select(rule => rule.Kind)];

    /// <summary>Reminders wait for the end of the quiet hours; decisions do not.</summary>
    public static bool WaitsForLoudHours(DeadlineKind kind) => Rules.Any(rule => rule.Kind == kind && rule.IsReminder);

    /// <summary>What a deadline that falls due leads to. Late, early and repeated ones find nothing to do.</summary>
    internal static Result<ImmutableArray<AffairEvent>> Answer(Situation situation, FallDue act) =>
        Rules.Answer(situation, act.Kind, act.Subject, situation.Now);
}
