using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>An affair as lists show it.</summary>
public sealed record AffairLine(int Number, string Title, string Stage);

/// <summary>A page of a community's affairs, the newest first.</summary>
public sealed class AffairList(UnitOfWork work, long communityId, int skip, int most)
{
    // A constant, as in the index of open affairs: SQLite would not use that one for a parameter.
    public Task<List<AffairLine>> OpenAsync() => PageAsync(Here.Where(row => row.Stage != nameof(Stage.Closed)));

    public Task<List<AffairLine>> ClosedAsync() => PageAsync(Here.Where(row => row.Stage == nameof(Stage.Closed)));

    /// <summary>Raised by this person or done by them. With an "or", SQLite would look through all of the community's.</summary>
    public Task<List<AffairLine>> OwnAsync(long personId)
    {
        var ids = Here.Where(row => row.RaisedBy == personId).Select(row => row.Id)
            .Concat(Here.Where(row => row.Doer == personId).Select(row => row.Id));
        return PageAsync(work.Db.Affairs.AsNoTracking().Where(row => ids.Contains(row.Id)));
    }

    /// <summary>With these words in their title, in capitals or not.</summary>
    public Task<List<AffairLine>> TitledAsync(string words)
    {
        var pattern = "%" + words.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
#pragma warning disable CA1304, CA1311 // It is the database that does it: PostgreSQL's LIKE minds capitals, SQLite's does not.
        return PageAsync(Here.Where(row => EF.Functions.Like(row.Title.ToLower(), pattern, "\\")));
#pragma warning restore CA1304, CA1311
    }

    private IQueryable<AffairRow> Here => work.Db.Affairs.AsNoTracking().Where(row => row.CommunityId == communityId);

    private Task<List<AffairLine>> PageAsync(IQueryable<AffairRow> rows) => rows
        .OrderByDescending(row => row.Number).Skip(skip).Take(most)
        .Select(row => new AffairLine(row.Number, row.Title, row.Stage)).ToListAsync(work.Ct);
}
