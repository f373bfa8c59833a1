using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>Updates that wait until the file they bring has been fetched and read.</summary>
public sealed class FileJobStore(UnitOfWork work)
{
    /// <summary>The one that came next; null when none waits.</summary>
    /// <param name="after">The one before it; 0 is none.</param>
    public static async Task<FileJobRow?> NextAsync(Database database, long after, CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await db.FileJobs.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>A file of this account waits already.</summary>
    public async Task<bool> AnyOfAsync(long account) =>
        work.Db.FileJobs.Local.Any(row => row.Account == account)
        || await work.Db.FileJobs.AnyAsync(row => row.Account == account, work.Ct);

    /// <summary>It waits once this commits.</summary>
    public void Add(FileJobRow job)
    {
        work.Db.FileJobs.Add(job);
        work.HasNewsForFiles = true;
    }

    /// <summary>It waits no longer once this commits.</summary>
    /// <returns>False when it does not any more.</returns>
    public async Task<bool> TakeAsync(long id) =>
        await work.Db.FileJobs.Where(row => row.Id == id).ExecuteDeleteAsync(work.Ct) > 0;
}
