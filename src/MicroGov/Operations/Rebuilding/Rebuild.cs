using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>
/// Makes every stored state anew from the journals alone and holds it against what is stored: what <c>verify</c> tells, and what
/// <c>rebuild</c> mends. Memory holds one affair, and the communities.
/// </summary>
/// <param name="found">Is told where a row differs, in which table and how.</param>
internal sealed class Rebuild(MicroGovContext db, DateTimeOffset now, bool mends, Action<string, string, string> found)
{
    private readonly TableComparison tables = new(db, mends, found);

    /// <summary>How many rows of each table differed.</summary>
    public IReadOnlyDictionary<string, int> Counts => tables.Counts;

    /// <summary>Journals that cannot be read, and rolls that they do not tell: nothing is made of these.</summary>
    public List<string> Untold { get; } = [];

    public async Task RunAsync(CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var communities = await CommunitiesAsync(ct);
        var affairs = new AffairRebuild(db, now, tables, ct);
        foreach (var id in await db.Affairs.Select(row => row.Id).Union(db.Journal.Select(row => row.AffairId)).OrderBy(id => id).ToListAsync(ct))
        {
            var replay = new AffairReplay(id);
            await foreach (var entry in db.Journal.AsNoTracking().Where(row => row.AffairId == id).OrderBy(row => row.Sequence)
                .AsAsyncEnumerable().WithCancellation(ct))
            {
                replay.Take(entry);
            }

            if (replay.IsWhole && communities.TryGetValue(replay.State.CommunityId, out var community))
            {
                Untold.AddRange((await affairs.RunAsync(replay, community)).Select(
                    round => $"community {community.State.Id}, affair #{replay.State.Number}: no journal tells the roll of round {round}"));
            }
            else
            {
                Untold.Add($"affair id {id}: its journal, or its community's, cannot be replayed");
            }
        }
    }

    private async Task<Dictionary<long, CommunityReplay>> CommunitiesAsync(CancellationToken ct)
    {
        var whole = new Dictionary<long, CommunityReplay>();
        var rebuild = new CommunityRebuild(db, tables, ct);
        foreach (var id in await db.Communities.Select(row => row.Id).Union(db.CommunityJournal.Select(row => row.CommunityId)).OrderBy(id => id).ToListAsync(ct))
        {
            var replay = await CommunityReplay.ReadAsync(db, id, ct);
            if (replay.IsWhole)
            {
                whole.Add(id, replay);
                await rebuild.RunAsync(replay);
            }
            else
            {
                Untold.Add($"community {id}: its journal cannot be replayed");
            }
        }

        if (Untold.Count == 0)
        {
            await rebuild.CompareGroupsAsync(whole.Values.Select(replay => replay.State));
        }

        return whole;
    }
}
