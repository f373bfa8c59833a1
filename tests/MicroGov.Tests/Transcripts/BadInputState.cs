using System.Data.Common;
using System.Text;
using System.Text.Json;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// Everything that is stored, as one text to compare, but for who was met where, which updates and messages came by, and
/// what is on its way. It is read after each of thousands of refusals, so past EF and in one go.
/// </summary>
internal static class BadInputState
{
    private const string Unanswered = """SELECT COUNT(*) FROM "DeadLetters"; SELECT COUNT(*) FROM "Outbox";""";

    private const string Stored = """
        SELECT * FROM "Communities" ORDER BY "Id";
        SELECT * FROM "Groups" ORDER BY "Id";
        SELECT * FROM "Affairs" ORDER BY "Id";
        SELECT * FROM "Journal" ORDER BY "AffairId", "Sequence";
        SELECT * FROM "Ballots" ORDER BY "AffairId", "Round", "PersonId", "HouseholdId";
        SELECT * FROM "Speeches" ORDER BY "Id";
        SELECT * FROM "Attachments" ORDER BY "AffairId", "Number";
        SELECT * FROM "Deadlines" ORDER BY "AffairId", "Kind", "Subject";
        SELECT * FROM "Polls" ORDER BY "PollId";
        SELECT "Id", "Language" FROM "People" WHERE "LanguageChosen" ORDER BY "Id";
        """;

    public static async Task<string> ReadAsync(Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await db.Database.OpenConnectionAsync();
        try
        {
            return await ReadAsync(db);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<string> ReadAsync(MicroGovContext db)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Unanswered + Stored;
        await using var reader = await command.ExecuteReaderAsync();
        for (var table = 0; table < 2; table++)
        {
            Assert.True(await reader.ReadAsync());
            Assert.Equal(0L, reader.GetInt64(0));
            Assert.True(await reader.NextResultAsync());
        }

        return await WriteAsync(reader);
    }

    private static async Task<string> WriteAsync(DbDataReader reader)
    {
        var state = new StringBuilder();
        do
        {
            var row = new object[reader.FieldCount];
            while (await reader.ReadAsync())
            {
                reader.GetValues(row);
                state.AppendLine(JsonSerializer.Serialize(row.Select(value => value is DBNull ? null : value)));
            }

            state.AppendLine();
        }
        while (await reader.NextResultAsync());
        return state.ToString();
    }
}
