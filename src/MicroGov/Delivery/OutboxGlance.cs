using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MicroGov.Delivery;

/// <summary>
/// Whether anything is owed at all, and whether any card is stale: one small query past EF, so that the larger ones need not be
/// asked in vain (measured: they were a sixth of what a conversation costs).
/// </summary>
internal static class OutboxGlance
{
    private const string Sql = """
        SELECT EXISTS (SELECT 1 FROM "Outbox" WHERE "GivenUp" IS NULL),
               EXISTS (SELECT 1 FROM "Affairs" WHERE "CardIsStale" AND "CardMessageId" IS NOT NULL)
        """;

    /// <param name="db">Its connection is open.</param>
    public static async Task<(bool IsAnyOwed, bool IsAnyStale)> TakeAsync(MicroGovContext db, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (Sql, db.Database.CurrentTransaction?.GetDbTransaction());
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }
}
