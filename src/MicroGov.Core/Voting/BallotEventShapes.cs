using System.Collections.Immutable;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting;

/// <summary>
/// What the journal keeps of ballots. What a secret one chose, and its receipt, have no place here, so that nothing can
/// write them by accident. A record here never changes: a changed one is a new version.
/// </summary>
internal static class BallotEventShapes
{
    public static ImmutableArray<EventKind<AffairEvent>> Kinds { get; } =
    [
        AffairEventKind.Of(
            "ballot-cast",
            (BallotCast e) => new BallotCastV1(
                e.By, e.Round, e.Choice, e.Counted, e.Household, e.Apart, e.Reason, e.Witness, e.ByProxy),
            s => new(s.By, s.Round, s.Choice, s.Counted, s.Household)
            {
                Apart = s.Apart, Reason = s.Reason, Witness = s.Witness, ByProxy = s.ByProxy,
            },
            e => [e.By, e.Witness]),
        AffairEventKind.Of(
            "ballot-taken-back",
            (BallotTakenBack e) => new BallotTakenBackV1(e.By, e.Round, e.Household),
            s => new(s.By, s.Round, s.Household),
            e => [e.By]),
        AffairEventKind.Of(
            "ballot-struck",
            (BallotStruck e) => new BallotStruckV1(e.By, e.Round, e.Household),
            s => new(s.By, s.Round, s.Household),
            e => [e.By]),
        AffairEventKind.Of(
            "paper-noted",
            (PaperNoted e) => new PaperNotedV1(e.By, e.Round, e.Household, e.Choice),
            s => new(s.By, s.Round, s.Household, s.Choice),
            e => [e.By]),
        AffairEventKind.Of(
            "proxy-given",
            (ProxyGiven e) => new ProxyGivenV1(e.By, e.Round, e.Household, e.To),
            s => new(s.By, s.Round, s.Household, s.To),
            e => [e.By, e.To]),
        AffairEventKind.Of(
            "proxy-taken-back",
            (ProxyTakenBack e) => new ProxyTakenBackV1(e.By, e.Round, e.Household),
            s => new(s.By, s.Round, s.Household),
            e => [e.By]),
        AffairEventKind.Of(
            "voter-recused",
            (VoterRecused e) => new VoterRecusedV1(e.By, e.Who, e.Round, e.Reason, e.Household),
            s => new(s.By, s.Who, s.Round, s.Reason, s.Household),
            e => [e.By, e.Who]),
    ];
}

internal sealed record BallotCastV1(
    PersonId By, int Round, Marking? Choice, bool Counted, long? Household, BallotStanding? Apart, string? Reason,
    PersonId? Witness, bool? ByProxy);

internal sealed record BallotTakenBackV1(PersonId By, int Round, long? Household);

internal sealed record BallotStruckV1(PersonId By, int Round, long? Household);

internal sealed record PaperNotedV1(PersonId By, int Round, long Household, Marking Choice);

internal sealed record ProxyGivenV1(PersonId By, int Round, long Household, PersonId To);

internal sealed record ProxyTakenBackV1(PersonId By, int Round, long Household);

internal sealed record VoterRecusedV1(PersonId By, PersonId Who, int Round, string Reason, long? Household);
