using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// Brings a database's schema up to date, or makes it where there is none. Replicas that start together take turns.
/// </summary>
/// <param name="schema">Null: EF is asked whether there is anything to migrate.</param>
internal sealed class SchemaUpdate(Func<CancellationToken, Task<MicroGovContext>> open, Schema? schema)
{
    /// <exception cref="DatabaseUnusableException">
    /// The server cannot be reached, or refuses us; the file cannot be used.
    /// </exception>
    public async Task RunAsync(CancellationToken ct)
    {
        if (schema is not null && await schema.IsNewestAsync(ct))
        {
            return;
        }

        try
        {
            // Made by another replica, while this one waited for its turn, is as good as made here.
            if (schema is null || (!await schema.TryCreateAsync(ct) && !await schema.IsNewestAsync(ct)))
            {
                await using var context = await open(ct);
                await RunMigrationsAsync(context, ct);
            }
        }
        catch (Npgsql.NpgsqlException fault)
        {
            throw new DatabaseUnusableException(
                $"PostgreSQL cannot be used: {fault.Message} Start it, or correct Database:ConnectionString, "
                + "for example Host=localhost;Database=microgov;Username=microgov;Password=secret.");
        }
        catch (SqliteException fault)
        {
            throw new DatabaseUnusableException(
                $"The database {SqliteFile.TroubleOf(fault)}. Look at its disk, or name another file, for example "
                + "Database__ConnectionString=\"Data Source=microgov.db\".");
        }
    }

    private static async Task RunMigrationsAsync(MicroGovContext context, CancellationToken ct)
    {
        if (context is SqliteContext)
        {
            await MigrationsLock.ClearAsync(context, ct);
            await context.Database.MigrateAsync(ct);
            await context.Database.ExecuteSqlRawAsync("PRAGMA optimize", ct);
            return;
        }

        if (await context.Database.CanConnectAsync(ct))
        {
            context.Database.SetCommandTimeout(PostgresConnections.Patience);
            // Kept open, or the pool would forget what it was told.
            await context.Database.OpenConnectionAsync(ct);
            await context.Database.ExecuteSqlRawAsync(PostgresConnections.BePatient("SET"), ct);
        }

        await context.Database.MigrateAsync(ct);
        await context.Database.ExecuteSqlRawAsync("ANALYZE", ct);
    }
}
