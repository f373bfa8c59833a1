using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;

namespace MicroGov.Operations.Verifying;

/// <summary>What else is known of an affair: what will wake it, and what is still to be sent for it.</summary>
/// <param name="Polls">The round of every poll that was posted for it.</param>
/// <param name="OwesCard">Its card is on the way.</param>
/// <param name="OwesPoll">Its poll is on the way.</param>
internal sealed record Surroundings(
    bool HasCommunity,
    GroupRow? Group,
    CommunityTerms? Terms,
    IReadOnlyList<DeadlineRow> Due,
    IReadOnlyList<int> Polls,
    bool OwesCard,
    bool OwesPoll);

/// <summary>Looks for affairs that wait for something which will never come.</summary>
internal sealed class StuckAudit(Findings findings, DateTimeOffset now)
{
    /// <summary>
    /// After this the clock, the sender or the card painter must have done what was due. Quiet hours move the rows themselves.
    /// </summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public void Check(AffairAudit audit, Surroundings around)
    {
        if (!around.HasCommunity)
        {
            findings.Add(audit.Where, "its community is not there");
            return;
        }

        if (around.Group is not { } group)
        {
            findings.Add(audit.Where, "its group is not there, or belongs to another community");
            return;
        }

        foreach (var late in around.Due.Where(due => due.At < now - Late))
        {
            findings.Add(audit.Where, $"{late.Kind} has been due since {late.At:u}, and nobody knocked");
        }

        if (audit.Replayed is { } affair)
        {
            CheckDeadlines(audit.Where, affair, around);
            CheckPolls(audit.Where, affair, around.Polls);
            CheckMessages(audit.Where, audit.Row, affair, group, around);
        }
    }

    private void CheckDeadlines(string where, Affair affair, Surroundings around)
    {
        if (around.Terms is not { } terms)
        {
            findings.Add(where, "its community's terms cannot be read");
            return;
        }

        // A reminder may be dropped, when the end itself came first; what moves an affair on may not.
        foreach (
            var wanted in AffairDeadlines
                .Of(affair, terms)
                .Where(wanted => wanted.Kind is not (DeadlineKind.RemindVoters or DeadlineKind.RemindDoer)))
        {
            if (around.Due.All(due => (due.Kind, due.Subject) != (wanted.Kind.ToString(), wanted.Subject.Number)))
            {
                findings.Add(where, $"it is {affair.Stage}, but no {wanted.Kind} will wake it");
            }
            else if (wanted.At < now - TimeSpan.FromDays(1) - Late && around.Due.All(due => due.At >= now - Late))
            {
                findings.Add(where, $"{wanted.Kind} was due at {wanted.At:u} and is put off again and again");
            }
        }
    }

    private void CheckPolls(string where, Affair affair, IReadOnlyList<int> polls)
    {
        foreach (var round in polls.Where(round => round < 1 || round > (affair.Vote?.Round ?? 0)).Distinct())
        {
            findings.Add(where, $"a poll is stored for its round {round}, which there never was");
        }
    }

    private void CheckMessages(string where, AffairRow row, Affair affair, GroupRow group, Surroundings around)
    {
        if (!group.Reachable || row.ChangedAt >= now - Late)
        {
            return;
        }

        if (row is { CardIsStale: true, CardMessageId: not null })
        {
            findings.Add(where, $"its card has been out of date since {row.ChangedAt:u}");
        }

        if (affair.Stage != Stage.Closed && row.CardMessageId is null && !around.OwesCard)
        {
            findings.Add(where, "it has no card, and none is on the way");
        }

        if (
            affair is { Stage: Stage.Voting, Vote: { Result: null, Rule.IsPoll: true } }
            && !around.Polls.Contains(affair.Vote.Round)
            && !around.OwesPoll)
        {
            findings.Add(where, "its vote has no poll, and none is on the way");
        }
    }
}
