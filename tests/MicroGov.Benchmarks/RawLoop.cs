using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace MicroGov.Benchmarks;

/// <summary>
/// What one would write by hand who cares for nothing but speed: the same rows, one transaction a batch, prepared
/// statements, hash-chained journal. No wire, no rules, no deciding.
/// </summary>
internal static class RawLoop
{
    private const int Batch = 100;

    /// <returns>How long the answers took, without the first ones.</returns>
    public static TimeSpan Run(string database, IReadOnlyList<Answer> answers, int first, int votes)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        using var update = Prepare(connection, """INSERT INTO "Updates" ("BotId","UpdateId","At") VALUES (1,@0,@1)""", 2);
        using var ballot = Prepare(connection, """
            INSERT INTO "Ballots" ("AffairId","Round","PersonId","Choice","Counted","UpdateId") VALUES (@0,1,@1,@2,1,@3)
            ON CONFLICT DO UPDATE SET "Choice"=excluded."Choice", "UpdateId"=excluded."UpdateId"
            """, 4);
        using var journal = Prepare(connection, """INSERT INTO "Journal" ("AffairId","Sequence","At","Payload","Hash") VALUES (@0,@1,@2,@3,@4)""", 5);
        using var affair = Prepare(connection, """UPDATE "Affairs" SET "Version"=@1, "JournalHead"=@2, "ChangedAt"=@3, "CardIsStale"=1 WHERE "Id"=@0""", 4);
        var (heads, sequences) = (new string[votes + 1], new int[votes + 1]);
        Array.Fill(heads, "");
        Array.Fill(sequences, 3);
        var began = Stopwatch.GetTimestamp();
        foreach (var batch in answers.Chunk(Batch))
        {
            began = batch[0] == answers[first] ? Stopwatch.GetTimestamp() : began;
            Execute(connection, "BEGIN IMMEDIATE");
            var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            var touched = new HashSet<int>();
            foreach (var answer in batch)
            {
                var (id, sequence) = (answer.Vote + 1, ++sequences[answer.Vote + 1]);
                var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"kind\":\"ballot-cast\",\"by\":{answer.Person + 1},\"round\":1,\"choice\":{answer.Choice},\"counted\":true}}");
                heads[id] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{heads[id]}\n{id}\n{sequence}\n{at}\n{payload}")));
                Run(update, answer.UpdateId, at);
                Run(ballot, (long)id, answer.Person + 1L, (long)answer.Choice, answer.UpdateId);
                Run(journal, (long)id, (long)sequence, at, payload, heads[id]);
                touched.Add(id);
            }

            foreach (var id in touched)
            {
                Run(affair, (long)id, (long)sequences[id], heads[id], at);
            }

            Execute(connection, "COMMIT");
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{index}", Value = 0L });
        }

        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
