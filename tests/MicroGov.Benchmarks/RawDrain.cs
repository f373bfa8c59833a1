using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace MicroGov.Benchmarks;

/// <summary>
/// An outbox as one would empty it by hand: marks a second's worth of rows, sends them together, writes their end down, and
/// waits until a second has passed. The same rows and transactions; no lanes, no retries, no chat's own pace.
/// </summary>
internal static class RawDrain
{
    public static async Task RunAsync(string database, string address, int perSecond)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        using var http = new HttpClient();
        while (Read(connection, perSecond) is { Count: > 0 } rows)
        {
            Write(connection, """UPDATE "Outbox" SET "IsUnderway"=1 WHERE "Id"=@0""", rows);
            await Task.WhenAll(rows.Select(row => SendAsync(http, address, row.Message)));
            var answered = Stopwatch.GetTimestamp();
            Write(connection, """DELETE FROM "Outbox" WHERE "Id"=@0""", rows);
            var left = TimeSpan.FromSeconds(1) - Stopwatch.GetElapsedTime(answered);
            await Task.Delay(left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
        }
    }

    private static async Task SendAsync(HttpClient http, string address, string message)
    {
        using var read = JsonDocument.Parse(message);
        using var answer = await http.PostAsJsonAsync($"{address}/bot1:A/sendMessage", new
        {
            chat_id = read.RootElement.GetProperty("userId").GetInt64(),
            text = read.RootElement.GetProperty("html").GetString(),
            parse_mode = "HTML",
        });
        await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static List<(long Id, string Message)> Read(SqliteConnection connection, int most)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT "Id", "Message" FROM "Outbox" WHERE "IsUnderway"=0 ORDER BY "Id" LIMIT {most}""";
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return rows;
    }

    private static void Write(SqliteConnection connection, string sql, List<(long Id, string Message)> rows)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@0", 0L);
        foreach (var (id, _) in rows)
        {
            command.Parameters[0].Value = id;
            command.ExecuteNonQuery();
        }

        Execute(connection, "COMMIT");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
