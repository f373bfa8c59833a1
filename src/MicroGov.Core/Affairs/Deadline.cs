using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Affairs;

/// <summary>What falls due.</summary>
public enum DeadlineKind
{
    SecondsEnd,
    DiscussionEnds,
    RemindVoters,
    VoteEnds,
    RemindDoer,
    WorkDue,
    CommitmentExpires,
    AcceptanceEnds,
    NoticeEnds,
}

/// <summary>
/// When what falls due. All deadlines of an affair follow from its state, so a stored one is only an index:
/// it may knock late or twice.
/// </summary>
public readonly record struct Deadline(DeadlineKind Kind, DateTimeOffset At)
{
    /// <summary>Nobody is reminded of one vote more often than this.</summary>
    private const int MostReminders = 2;

    /// <summary>Reminders wait for the end of the quiet hours; decisions do not. That work is overdue only reminds.</summary>
    public static bool WaitsForLoudHours(DeadlineKind kind) =>
        kind is DeadlineKind.RemindVoters or DeadlineKind.RemindDoer or DeadlineKind.WorkDue;

    /// <summary>What will fall due if nothing else happens.</summary>
    public static IEnumerable<Deadline> Of(Affair affair, MicroGov.Core.Community.CommunityTerms terms)
    {
        switch (affair.Stage)
        {
            case Stage.Raised when affair.StageEnds is { } end:
                yield return new(DeadlineKind.SecondsEnd, end);
                break;

            case Stage.Discussing when affair.StageEnds is { } end:
                yield return new(DeadlineKind.DiscussionEnds, end);
                break;

            case Stage.Voting when affair.Vote is { } vote:
                yield return new(DeadlineKind.VoteEnds, vote.Until);
                var remindAt = vote.Until - terms.RemindVotersBefore;
                // A vote shorter than the notice would remind people the moment it opens.
                if (!vote.Reminded && vote.Reminders < MostReminders && remindAt > vote.OpenedAt)
                {
                    yield return new(DeadlineKind.RemindVoters, remindAt);
                }

                break;

            case Stage.Underway when affair.Work is { Overdue: false } work:
                yield return new(DeadlineKind.WorkDue, work.Due);
                var nudgeAt = work.Due - terms.RemindDoerBefore;
                if (!work.Reminded && work.Doer is not null && nudgeAt > work.TakenOnAt)
                {
                    yield return new(DeadlineKind.RemindDoer, nudgeAt);
                }

                break;

            case Stage.Underway when affair.Work is { Doer: not null } work:
                var lastSign = work.LastReport is { } last && last > work.Due ? last : work.Due;
                yield return new(DeadlineKind.CommitmentExpires, lastSign + terms.CommitmentExpiresAfter);
                break;

            case Stage.Reported when affair.NoticeUntil is { } end:
                if (!affair.NoticeOver)
                {
                    yield return new(DeadlineKind.NoticeEnds, end);
                }

                break;

            case Stage.Reported when affair.AcceptUntil is { } end:
                yield return new(DeadlineKind.AcceptanceEnds, end);
                break;

            default:
                break;
        }
    }
}
