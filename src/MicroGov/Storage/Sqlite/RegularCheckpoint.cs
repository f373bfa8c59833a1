using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Storage.Sqlite;

/// <summary>
/// Brings what is committed from the log into the file every few minutes (https://sqlite.org/wal.html#ckpt): SQLite itself would
/// leave a quiet neighbourhood's in the log for weeks, and a plain copy of the file would be empty.
/// </summary>
public sealed class RegularCheckpoint(Database database, TimeProvider time, ILogger<RegularCheckpoint> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            try
            {
                await database.CheckpointAsync(stoppingToken);
            }
            catch (SqliteException fault)
            {
                log.LogWarning("The database {Trouble}; its log is emptied later.", SqliteFile.TroubleOf(fault));
            }
        }
    }
}
