using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Rebuilding;

/// <summary>
/// Makes every stored state anew from the journals alone and holds it against what is stored: what <c>verify</c> tells, and what
/// <c>rebuild</c> mends. Memory holds a page of affairs, and the communities.
/// </summary>
/// <param name="mends">Whether what differs is made what it must be, in the transaction of the context.</param>
/// <param name="found">Is told where a row differs, in which table and how.</param>
internal sealed class Rebuild(MicroGovContext db, DateTimeOffset now, bool mends, Action<string, string, string> found)
{
    private readonly TableComparison tables = new(db, mends, found);

    /// <summary>The highest number of an affair in each community.</summary>
    private readonly Dictionary<long, int> numbers = [];

    /// <summary>How many rows of each table differed.</summary>
    public IReadOnlyDictionary<string, int> Counts => tables.Counts;

    /// <summary>Journals that cannot be replayed, and what the others do not tell: nothing is made of these.</summary>
    public List<string> Untold { get; } = [];

    public async Task RunAsync(CancellationToken ct)
    {
        var communities = await CommunitiesAsync(ct);
        if (mends)
        {
            await new NumberClaims(db, tables).ClearAsync(ct);
        }

        foreach (var page in await AffairPages.ReadAsync(db, ct))
        {
            await RunAsync(page, communities, ct);
        }

        await new StrayRows(db, tables).RunAsync(ct);
        await new CommunityRebuild(db, tables, ct).RunAsync(communities.Values, numbers);
        if (mends)
        {
            await TakenNumbers.SkipAsync(db, ct);
        }
    }

    private async Task<Dictionary<long, CommunityReplay>> CommunitiesAsync(CancellationToken ct)
    {
        var all = new Dictionary<long, CommunityReplay>();
        var ids = db.Communities.Select(row => row.Id).Union(db.CommunityJournal.Select(row => row.CommunityId));
        foreach (var id in await ids.OrderBy(id => id).ToListAsync(ct))
        {
            var replay = await CommunityReplay.ReadAsync(db, id, ct);
            all.Add(id, replay);
            if (!replay.IsWhole)
            {
                Untold.Add($"community {id}: its journal cannot be replayed");
            }
        }

        return all;
    }

    private async Task RunAsync(List<long> page, Dictionary<long, CommunityReplay> communities, CancellationToken ct)
    {
        var (first, last) = (page[0], page[^1]);
        var replays = page.ToDictionary(id => id, id => new AffairReplay(id));
        await foreach (var entry in db.Journal.AsNoTracking().Where(row => row.AffairId >= first && row.AffairId <= last)
            .OrderBy(row => row.AffairId).ThenBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            replays[entry.AffairId].Take(entry);
        }

        var stored = await StoredAffairs.ReadAsync(db, first, last, ct);
        var affairs = new AffairRebuild(db, now, tables, Untold.Add, ct);
        foreach (var (id, replay) in replays)
        {
            if (replay.IsWhole && communities.GetValueOrDefault(replay.State.CommunityId) is { IsWhole: true } community)
            {
                await affairs.RunAsync(replay, community, stored);
                numbers[community.State.Id] = Math.Max(numbers.GetValueOrDefault(community.State.Id), replay.State.Number);
            }
            else
            {
                Untold.Add($"affair id {id}: its journal, or its community's, cannot be replayed");
            }
        }
    }
}
