using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Voting;

/// <summary>What falls due about a vote, and before it.</summary>
internal static class VotingDeadlines
{
    /// <summary>Nobody is reminded of one vote more often than this.</summary>
    private const int MostReminders = 2;

    public static ImmutableArray<DeadlineRule<VotingSlice>> Rules { get; } =
    [
        new(
            DeadlineKind.DiscussionEnds,
            affair => affair.Stage == Stage.Discussing ? affair.Frame.StageEnds : null,
            OpeningDecisions.OpenByItself),
        new(DeadlineKind.VoteEnds, affair => Running(affair)?.Until, affair => ClosingDecisions.CloseBy(affair, null)),
        new(DeadlineKind.RemindVoters, RemindAt, Remind) { IsReminder = true },
    ];

    private static Vote? Running(VotingSlice affair) => affair.Stage == Stage.Voting ? affair.Vote : null;

    /// <summary>A vote shorter than the notice would remind people the moment it opens.</summary>
    private static DateTimeOffset? RemindAt(VotingSlice affair) =>
        Running(affair) is { Reminded: false, Reminders: < MostReminders } vote
            && vote.Until - affair.Terms.RemindVotersBefore is var at && at > vote.OpenedAt
            ? at
            : null;

    /// <summary>After an outage the end itself may have come: it falls due next, and a reminder would come too late.</summary>
    private static Result<ImmutableArray<AffairEvent>> Remind(VotingSlice affair) =>
        affair.Vote!.Until <= affair.Now ? Decision.Of() : Decision.Of(new VotersReminded(IsSettled(affair) ? true : null));

    private static bool IsSettled(VotingSlice affair) =>
        affair.Facts.Ballots is { } ballots && VoteCounting.IsSettled(affair.Vote!, ballots);
}
