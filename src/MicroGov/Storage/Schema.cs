using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MicroGov.Storage;

/// <summary>
/// Whether a database has its newest schema, asked past EF: its model and migrator take longer to build than all else that
/// a start has to wait for (measured: 0.6 of 1.3 seconds), and nearly every start finds nothing to migrate.
/// </summary>
/// <param name="connect">Makes a closed connection; it creates no database that is not there.</param>
/// <param name="context">The context whose migrations count.</param>
public sealed class Schema(Func<DbConnection> connect, Type context)
{
    /// <summary>False also when the database cannot be asked: whoever migrates it then finds out why.</summary>
    public async Task<bool> IsNewestAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = connect();
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT "MigrationId" FROM "__EFMigrationsHistory" """;
            await using var reader = await command.ExecuteReaderAsync(ct);
            var applied = new HashSet<string>();
            while (await reader.ReadAsync(ct))
            {
                applied.Add(reader.GetString(0));
            }

            return applied.IsSupersetOf(Known());
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>They stand in a namespace beside their context's; looking through all types would take its time.</summary>
    private IEnumerable<string> Known() => context.Assembly.GetTypes()
        .Where(type => type.Namespace == context.Namespace + ".Migrations" && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
}
