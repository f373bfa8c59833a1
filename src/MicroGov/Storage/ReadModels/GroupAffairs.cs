using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>The numbers of affairs whose cards stand, or should stand, in a group.</summary>
public sealed class GroupAffairs(UnitOfWork work, long groupId)
{
    /// <summary>Open ones without a card, in the order in which they were raised.</summary>
    public Task<List<long>> WithoutCardAsync() => Here
        .Where(row => row.CardMessageId == null && row.Stage != nameof(Stage.Closed))
        .OrderBy(row => row.Number).Select(row => row.Id).ToListAsync(work.Ct);

    /// <summary>Those that the group is voting on.</summary>
    public Task<List<long>> VotingAsync() => Here.Where(row => row.Stage == nameof(Stage.Voting))
        .OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(work.Ct);

    private IQueryable<AffairRow> Here => work.Db.Affairs.AsNoTracking().Where(row => row.GroupId == groupId);
}
