using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Who asks to be let in: into a household, where nobody who leads has answered yet, or into a group.</summary>
public sealed class AdmissionStore(UnitOfWork work)
{
    /// <summary>Null: it was answered.</summary>
    public async Task<AdmissionRow?> FindAsync(long id) => await work.Db.Admissions.FindAsync([id], work.Ct);

    /// <summary>What somebody has asked for since then. Nobody seems to have read what is older, so it is no more.</summary>
    public async Task<List<AdmissionRow>> OpenSinceAsync(DateTimeOffset oldest, long personId)
    {
        var theirs = work.Db.Admissions.Where(row => row.PersonId == personId);
        await theirs.Where(row => row.At < oldest).ExecuteDeleteAsync(work.Ct);
        return await theirs.ToListAsync(work.Ct);
    }

    /// <summary>It has its number at once.</summary>
    public async Task<AdmissionRow> AskAsync(long communityId, long personId, long householdId)
    {
        var admission = new AdmissionRow
        {
            CommunityId = communityId, PersonId = personId, HouseholdId = householdId, At = work.Now,
        };
        work.Db.Admissions.Add(admission);
        await work.SaveAsync();
        return admission;
    }

    public void Remove(AdmissionRow admission) => work.Db.Admissions.Remove(admission);

    /// <summary>They belong to that household, however it came.</summary>
    public Task SettleAsync(long personId, long householdId) => work.Db.Admissions
        .Where(row => row.PersonId == personId && row.HouseholdId == householdId).ExecuteDeleteAsync(work.Ct);

    /// <summary>Somebody asks to join a group, once more perhaps.</summary>
    public async Task AskToJoinAsync(long groupId, long personId)
    {
        if (await RequestAsync(groupId, personId) is null)
        {
            work.Db.JoinRequests.Add(new() { GroupId = groupId, PersonId = personId, At = work.Now });
        }
    }

    /// <summary>The groups of a community that somebody asks to join.</summary>
    public async Task<List<(JoinRequestRow Request, long ChatId, long? UnitId)>> AskedToJoinAsync(long communityId, long personId)
    {
        var rows = await (from request in work.Db.JoinRequests
                          join home in work.Db.Groups on request.GroupId equals home.Id
                          where request.PersonId == personId && home.CommunityId == communityId
                          select new { Request = request, home.ChatId, home.UnitId }).ToListAsync(work.Ct);
        return rows.ConvertAll(row => (row.Request, row.ChatId, row.UnitId));
    }

    /// <summary>The groups that somebody asks to join, of any community.</summary>
    public Task<List<long>> GroupsAskedForAsync(long personId) => work.Db.JoinRequests.Where(row => row.PersonId == personId)
        .OrderBy(row => row.At).Select(row => row.GroupId).ToListAsync(work.Ct);

    public void Remove(JoinRequestRow request) => work.Db.JoinRequests.Remove(request);

    /// <summary>Somebody came or was put out: what they asked for, if they did, is answered.</summary>
    public async Task AnsweredAsync(long groupId, long personId)
    {
        if (await RequestAsync(groupId, personId) is { } answered)
        {
            Remove(answered);
        }
    }

    private async Task<JoinRequestRow?> RequestAsync(long groupId, long personId) =>
        await work.Db.JoinRequests.FindAsync([groupId, personId], work.Ct);
}
