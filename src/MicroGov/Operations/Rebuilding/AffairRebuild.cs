using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Operations.Verifying;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>What an affair's journal makes of the rows that say how it stands.</summary>
internal sealed class AffairRebuild(MicroGovContext db, DateTimeOffset now, TableComparison tables, CancellationToken ct)
{
    /// <param name="affair">Whole.</param>
    /// <param name="community">The one that the affair belongs to, by its journal.</param>
    /// <returns>Rounds whose roll no journal can tell; their rows stay as they are.</returns>
    public async Task<IReadOnlyList<int>> RunAsync(AffairReplay affair, CommunityReplay community)
    {
        var id = affair.State.Id;
        var where = $"community {affair.State.CommunityId}, affair #{affair.State.Number}";
        var stored = await db.Affairs.AsNoTracking().Where(row => row.Id == id).ToListAsync(ct);
        await tables.CompareAsync(where, stored, [Made(affair, stored.SingleOrDefault(), community.State.MainGroupId)], row => row.Id, ct);
        await CompareBallotsAsync(where, affair);
        await CompareSpeechesAsync(where, affair);
        await CompareDeadlinesAsync(where, affair, community);
        return await CompareRollsAsync(where, affair, community);
    }

    private AffairRow Made(AffairReplay affair, AffairRow? stored, long mainGroup)
    {
        var state = affair.State;
        var row = (AffairRow)db.Entry(stored ?? new() { GroupId = mainGroup, CardIsStale = true }).CurrentValues.ToObject();
        (row.Id, row.CommunityId, row.Number, row.Title, row.Stage) = (state.Id, state.CommunityId, state.Number, state.Title, state.Stage.ToString());
        (row.RaisedBy, row.Doer, row.AcceptedBy) = (state.RaisedBy.Value, state.Doer?.Value, state.AcceptedBy?.Value);
        (row.Version, row.JournalHead, row.ChangedAt) = (affair.Version, affair.Head, DateTimeOffset.FromUnixTimeMilliseconds(affair.LastAt));
        // A database may keep JSON in its own layout.
        row.State = stored is not null && StateComparison.Difference(stored.State, state) is null
            ? stored.State
            : JsonSerializer.Serialize(state, JournalJson.Options);
        return row;
    }

    /// <summary>Which update brought a ballot, and while a secret vote runs what was chosen, is in no journal, and stays.</summary>
    private async Task CompareBallotsAsync(string where, AffairReplay affair)
    {
        var stored = (await db.Ballots.IgnoreQueryFilters().AsNoTracking().Where(row => row.AffairId == affair.State.Id).ToListAsync(ct))
            .ToDictionary(row => (row.Round, row.PersonId, row.HouseholdId));
        foreach (var (row, isSecret) in affair.Ballots.Values)
        {
            if (stored.TryGetValue((row.Round, row.PersonId, row.HouseholdId), out var old))
            {
                (row.UpdateId, row.Receipt) = (old.UpdateId, isSecret ? old.Receipt : "");
                row.Choice = isSecret && old.Choice >= 0 ? old.Choice : row.Choice;
            }
        }

        await tables.CompareAsync(
            where,
            [.. stored.Where(one => one.Value.Choice != BallotRow.TakenBack || affair.Ballots.ContainsKey(KeyOf(one.Value))).Select(one => one.Value)],
            [.. affair.Ballots.Values.Select(one => one.Row)],
            row => (row.Round, row.PersonId, row.HouseholdId), ct);
    }

    private async Task CompareSpeechesAsync(string where, AffairReplay affair)
    {
        var stored = await db.Speeches.AsNoTracking().Where(row => row.AffairId == affair.State.Id).OrderBy(row => row.Id).ToListAsync(ct);
        for (var index = 0; index < Math.Min(stored.Count, affair.Speeches.Count); index++)
        {
            affair.Speeches[index].Id = stored[index].Id;
        }

        await tables.CompareAsync(where, stored, affair.Speeches, row => row.Id == 0 ? row : row.Id, ct);
    }

    /// <summary>What fell due may have been put off, to the end of the quiet hours; and a reminder may have been dropped then.</summary>
    private async Task CompareDeadlinesAsync(string where, AffairReplay affair, CommunityReplay community)
    {
        var stored = await db.Deadlines.AsNoTracking()
            .Where(row => row.AffairId == affair.State.Id && EF.Parameter(DeadlineRow.KnownKinds).Contains(row.Kind)).ToListAsync(ct);
        var wanted = community.TermsSince(affair.StateSince).SelectMany(terms => AffairDeadlines.Of(affair.State, terms))
            .GroupBy(deadline => deadline.Kind).ToDictionary(kind => kind.Key, kind => kind.Select(deadline => deadline.At).ToList());
        var made = new List<DeadlineRow>();
        foreach (var (kind, moments) in wanted)
        {
            var (old, first) = (stored.Find(row => row.Kind == kind.ToString()), moments.Min());
            if (old is null && first <= now && kind is DeadlineKind.RemindVoters or DeadlineKind.RemindDoer)
            {
                continue;
            }

            var isRight = old is not null && (moments.Contains(old.At) || (first <= now && old.At > first));
            made.Add(new() { AffairId = affair.State.Id, Kind = kind.ToString(), At = isRight ? old!.At : moments[^1] });
        }

        await tables.CompareAsync(where, stored, made, row => row.Kind, ct);
    }

    private async Task<IReadOnlyList<int>> CompareRollsAsync(string where, AffairReplay affair, CommunityReplay community)
    {
        var stored = await db.Rolls.AsNoTracking().Where(row => row.AffairId == affair.State.Id).ToListAsync(ct);
        var (made, unknown) = (new List<RollRow>(), new List<int>());
        foreach (var (round, closed, unit, ownersOnly, at) in affair.Rolls)
        {
            if (community.RollOf(closed, unit, ownersOnly, at) is { } entries)
            {
                made.AddRange(entries.Select(entry => new RollRow
                {
                    AffairId = affair.State.Id, Round = round, HouseholdId = entry.HouseholdId, UnitId = entry.UnitId, Area = entry.Area, Shares = entry.Shares,
                }));
            }
            else
            {
                unknown.Add(round);
                made.AddRange(stored.Where(row => row.Round == round));
            }
        }

        await tables.CompareAsync(where, stored, made, row => (row.Round, row.HouseholdId), ct);
        return unknown;
    }

    private static BallotKey KeyOf(BallotRow row) => new(row.AffairId, row.Round, row.PersonId, row.HouseholdId);
}
