using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Telegram;

/// <summary>A database in which no update can be written down, until this is disposed.</summary>
internal sealed class BrokenDisk : IAsyncDisposable
{
    private readonly Database database;

    private BrokenDisk(Database database) => this.database = database;

    public static async Task<BrokenDisk> OfAsync(IServiceProvider services)
    {
        var disk = new BrokenDisk(services.GetRequiredService<Database>());
        await using var db = await disk.database.OpenAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Updates" RENAME TO "Elsewhere" """);
        return disk;
    }

    public async ValueTask DisposeAsync()
    {
        await using var db = await database.OpenAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Elsewhere" RENAME TO "Updates" """);
    }
}
