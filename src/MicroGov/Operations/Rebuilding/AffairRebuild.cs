using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Operations.Verifying;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Operations.Rebuilding;

/// <summary>What an affair's journal makes of the rows that say how it stands.</summary>
/// <param name="untold">Is told what no journal tells: nothing is made of that.</param>
internal sealed class AffairRebuild(
    MicroGovContext db, DateTimeOffset now, TableComparison tables, Action<string> untold, CancellationToken ct)
{
    /// <param name="affair">Whole.</param>
    /// <param name="community">The one that the affair belongs to, by its journal.</param>
    public async Task RunAsync(AffairReplay affair, CommunityReplay community, StoredAffairs stored)
    {
        var id = affair.State.Id;
        var row = stored.Affairs[id].SingleOrDefault();
        await CompareAsync(affair, stored.Affairs[id], [Made(affair, row, community.State.MainGroupId)], one => one.Id);
        await CompareAsync(affair, stored.Persons[id], affair.Persons, one => (one.Sequence, one.PersonId));
        await CompareBallotsAsync(affair, [.. stored.Ballots[id]]);
        await CompareSpeechesAsync(affair, [.. stored.Speeches[id]]);
        await CompareAsync(affair, stored.Attachments[id], affair.Attachments, one => one.Number);
        await CompareDeadlinesAsync(affair, community, [.. stored.Deadlines[id]]);
        await CompareRollsAsync(affair, community, [.. stored.Rolls[id]]);
    }

    private static string Where(AffairReplay affair) => $"community {affair.State.CommunityId}, affair #{affair.State.Number}";

    private Task CompareAsync<TRow>(AffairReplay affair, IEnumerable<TRow> stored, IEnumerable<TRow> made, Func<TRow, object> key)
        where TRow : class => tables.CompareAsync(_ => Where(affair), stored, made, key, ct);

    private AffairRow Made(AffairReplay affair, AffairRow? stored, long mainGroup)
    {
        var state = affair.State;
        var row = (AffairRow)db.Entry(stored ?? new() { GroupId = mainGroup, CardIsStale = true }).CurrentValues.ToObject();
        (row.Id, row.CommunityId, row.Number) = (state.Id, state.CommunityId, state.Number);
        (row.Title, row.Stage) = (state.Title, state.Stage.ToString());
        (row.RaisedBy, row.Doer, row.AcceptedBy) = (state.RaisedBy.Value, state.Doer?.Value, state.AcceptedBy?.Value);
        (row.Version, row.JournalHead) = (affair.Version, affair.Head);
        row.ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(affair.LastAt);
        row.State = StoredJson.KeptOrMade(stored?.State, state);
        return row;
    }

    /// <summary>
    /// The update that brought a ballot is in no journal, and stays; so does what a secret one chose while its vote runs.
    /// </summary>
    private Task CompareBallotsAsync(AffairReplay affair, List<BallotRow> stored)
    {
        var there = stored.ToDictionary(KeyOf);
        var lost = new HashSet<BallotKey>();
        foreach (var (key, (row, isSecret)) in affair.Ballots)
        {
            var old = there.GetValueOrDefault(key);
            row.UpdateId = old?.UpdateId ?? 0;
            if (isSecret && old is { Choice: BallotRow.Sealed, Secret.Length: > 0 })
            {
                row.Secret = old.Secret;
            }
            else if (isSecret)
            {
                lost.Add(key);
                untold($"{Where(affair)}: {BallotAudit.Whose(key)} is lost, and no journal tells what it chose");
            }
        }

        // What was taken back is only kept for the id of its update.
        return CompareAsync(
            affair,
            stored.Where(row => !lost.Contains(KeyOf(row)))
                .Where(row => row.Choice != BallotRow.TakenBack || affair.Ballots.ContainsKey(KeyOf(row))),
            affair.Ballots.Where(one => !lost.Contains(one.Key)).Select(one => one.Value.Row),
            row => KeyOf(row));
    }

    private Task CompareSpeechesAsync(AffairReplay affair, List<SpeechRow> stored)
    {
        for (var index = 0; index < Math.Min(stored.Count, affair.Speeches.Count); index++)
        {
            affair.Speeches[index].Id = stored[index].Id;
        }

        return CompareAsync(affair, stored, affair.Speeches, row => row.Id == 0 ? row : row.Id);
    }

    /// <summary>
    /// A knock that has come may have been put off, to the end of the quiet hours; and a reminder may have been dropped then.
    /// </summary>
    private Task CompareDeadlinesAsync(AffairReplay affair, CommunityReplay community, List<DeadlineRow> stored)
    {
        var wanted = community.TermsSince(affair.StateSince).SelectMany(terms => AffairDeadlines.Of(affair.State, terms))
            .GroupBy(deadline => (deadline.Kind, deadline.Subject))
            .ToDictionary(same => same.Key, same => same.Select(deadline => deadline.At).ToList());
        var made = new List<DeadlineRow>();
        foreach (var ((kind, subject), moments) in wanted)
        {
            var (old, first) = (stored.Find(row => (row.Kind, row.Subject) == (kind.ToString(), subject.Number)), moments.Min());
            if (old is null && first <= now && kind is DeadlineKind.RemindVoters or DeadlineKind.RemindDoer)
            {
                continue;
            }

            var isRight = old is not null && (moments.Contains(old.At) || (first <= now && old.At > first));
            // By the terms that held when the state became what it is: one too early for later terms is put off then.
            made.Add(DeadlineRow.Of(affair.State.Id, new(kind, isRight ? old!.At : moments[0], subject)));
        }

        return CompareAsync(affair, stored, made, row => (row.Kind, row.Subject));
    }

    private Task CompareRollsAsync(AffairReplay affair, CommunityReplay community, List<RollRow> stored)
    {
        var made = new List<RollRow>();
        foreach (var (round, closed, unit, ownersOnly, at) in affair.Rolls)
        {
            if (community.RollOf(closed, unit, ownersOnly, at) is { } entries)
            {
                made.AddRange(entries.Select(entry => new RollRow
                {
                    AffairId = affair.State.Id, Round = round, HouseholdId = entry.HouseholdId, UnitId = entry.UnitId,
                    Area = entry.Area, Shares = entry.Shares,
                }));
            }
            else
            {
                untold($"{Where(affair)}: no journal tells the roll of round {round}");
                made.AddRange(stored.Where(row => row.Round == round));
            }
        }

        return CompareAsync(affair, stored, made, row => (row.Round, row.HouseholdId));
    }

    private static BallotKey KeyOf(BallotRow row) => new(row.AffairId, row.Round, row.PersonId, row.HouseholdId);
}
