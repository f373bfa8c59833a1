using System.Text.Json;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts.Unseen;

/// <summary>Every row of every table, a new one's too, but for what is only about the asking.</summary>
internal static class UnseenRows
{
    /// <summary>That an update came by, what is owed for it, wrong codes and commands that wait; clocks and leases.</summary>
    private static readonly Type[] OfTheAsking =
    [
        typeof(UpdateRow), typeof(OutboxRow), typeof(OutboxPersonRow), typeof(MessageRow), typeof(GuessRow), typeof(SendWindowRow),
        typeof(TimestampRow), typeof(LeaseRow),
    ];

    /// <param name="except">The account whose own row, that they are written to and in which language, is left out.</param>
    public static Task<HashSet<string>> ReadAsync(Neighbourhood here, long except) => here.AskAsync(async db =>
    {
        var rows = new HashSet<string>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var table in StoredRows.Tables.Where(type => !OfTheAsking.Contains(type.ClrType)))
        {
            var name = table.GetTableName();
            command.CommandText = $"SELECT * FROM \"{name}\""
                + (table.ClrType == typeof(PersonRow) ? $" WHERE \"TelegramId\" <> {except}" : "");
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync())
            {
                reader.GetValues(values);
                rows.Add($"{name}: {JsonSerializer.Serialize(values.Select(value => value is DBNull ? null : value))}");
            }
        }

        await db.Database.CloseConnectionAsync();
        return rows;
    });
}
