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
    public static IEnumerable<Deadline> Of(Affair affair, CommunityTerms terms)
    {
        var situation = new Situation(affair, new Facts { Terms = terms }, default);
        foreach (var rule in Rules)
        {
            if (rule.At(situation) is { } at)
            {
                yield return new(rule.Kind, at);
            }
        }
    }

    /// <summary>Reminders wait for the end of the quiet hours; decisions do not.</summary>
    public static bool WaitsForLoudHours(DeadlineKind kind) => Rules.Any(rule => rule.Kind == kind && rule.IsReminder);

    /// <summary>What a deadline that falls due leads to. Late, early and repeated ones find nothing to do.</summary>
    internal static Result<ImmutableArray<AffairEvent>> Answer(Situation situation, FallDue act) =>
        Rules.FirstOrDefault(rule => rule.Kind == act.Kind) is { } due && due.At(situation) <= situation.Now
            ? due.Answer(situation)
            : Decision.Of();
}
