using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Communities and what they have chosen; they change by their journals (<see cref="CommunityJournalStore"/>).</summary>
public sealed class CommunityStore(UnitOfWork work)
{
    private readonly Dictionary<long, CommunityRow> rows = [];
    private readonly Dictionary<long, CommunityTerms> terms = [];

    /// <exception cref="UnknownStateException">A newer version of the service wrote them, which knows more.</exception>
    public static CommunityTerms TermsOf(CommunityRow community) => StateJson.Read<CommunityTerms>(community.Terms);

    /// <exception cref="InvalidOperationException">There is no such community.</exception>
    public async Task<CommunityRow> GetAsync(long id)
    {
        if (!rows.TryGetValue(id, out var known))
        {
            known = await work.Db.Communities.FindAsync([id], work.Ct)
                ?? throw new InvalidOperationException($"No community {id}.");
            rows[id] = known;
        }

        return known;
    }

    /// <summary>A group met in this transaction for the first time ever: a community of its own.</summary>
    public async Task<Home> FoundAsync(CommunityRow community, GroupRow group)
    {
        work.Db.Communities.Add(community);
        await work.SaveAsync();
        group.CommunityId = community.Id;
        work.Db.Groups.Add(group);
        await work.SaveAsync();
        community.MainGroupId = group.Id;
        await work.SaveAsync();
        rows[community.Id] = community;
        return work.Homes.Add(new(group, community));
    }

    /// <summary>
    /// Nobody else may change the community before this transaction ends. Raising an affair, for one, changes it: the next
    /// number is its own. On SQLite one writes at a time anyway.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">It has become part of another community meanwhile.</exception>
    public async Task HoldAsync(CommunityRow community)
    {
        ArgumentNullException.ThrowIfNull(community);
        if (work.Db.Database.IsSqlite())
        {
            return;
        }

        var held = await work.Db.Database
            .SqlQuery<long>($"""SELECT "Id" AS "Value" FROM "Communities" WHERE "Id" = {community.Id} FOR UPDATE""")
            .ToListAsync(work.Ct);
        if (held.Count == 0)
        {
            throw new DbUpdateConcurrencyException("The community was merged by somebody else meanwhile.");
        }
    }

    /// <summary>The community's terms; read once a transaction.</summary>
    public CommunityTerms TermsFor(CommunityRow community)
    {
        if (!terms.TryGetValue(community.Id, out var known))
        {
            known = TermsOf(community);
            terms[community.Id] = known;
        }

        return known;
    }

    /// <summary>The first one met is the one; it may be changed, so the tracker knows it.</summary>
    internal CommunityRow Meet(CommunityRow met)
    {
        if (!rows.TryGetValue(met.Id, out var known))
        {
            rows[met.Id] = known = work.Db.Communities.Attach(met).Entity;
        }

        return known;
    }

    /// <summary>What the community has chosen for itself.</summary>
    internal void Choose(CommunityRow community, string language, CommunityTerms chosen)
    {
        (community.Language, community.Terms) = (language, StateJson.Write(chosen));
        terms.Remove(community.Id);
    }

    internal void Forget()
    {
        rows.Clear();
        terms.Clear();
    }
}
