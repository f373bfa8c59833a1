using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
        using var connection = Statement.Open(database);
        Statement.Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        using var update = new Statement(connection, """INSERT INTO "Updates" ("BotId","UpdateId","At") VALUES (1,@0,@1)""", 2);
        using var ballot = new Statement(connection, """
            INSERT INTO "Ballots"
                ("AffairId","Round","PersonId","HouseholdId","CastBy","Choice","Standing","Source","Secret","UpdateId")
            VALUES (@0,1,@1,0,@1,@2,0,0,'',@3)
            ON CONFLICT DO UPDATE SET "Choice"=excluded."Choice", "UpdateId"=excluded."UpdateId"
            """,
            4
        );
        using var journal = new Statement(
            connection,
            """INSERT INTO "Journal" ("AffairId","Sequence","At","Payload","Hash") VALUES (@0,@1,@2,@3,@4)""",
            5
        );
        using var concerned = new Statement(
            connection,
            """INSERT INTO "JournalPersons" ("AffairId","Sequence","PersonId") VALUES (@0,@1,@2)""",
            3
        );
        using var affair = new Statement(
            connection,
            """UPDATE "Affairs" SET "Version"=@1, "JournalHead"=@2, "ChangedAt"=@3, "CardIsStale"=1 WHERE "Id"=@0""",
            4
        );
        var (heads, sequences) = (new string[votes + 1], new int[votes + 1]);
        Array.Fill(heads, "");
        Array.Fill(sequences, 3);
        var began = Stopwatch.GetTimestamp();
        foreach (var batch in answers.Chunk(Batch))
        {
            began = batch[0] == answers[first] ? Stopwatch.GetTimestamp() : began;
            Statement.Execute(connection, "BEGIN IMMEDIATE");
            var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            var touched = new HashSet<int>();
            foreach (var answer in batch)
            {
                var (id, sequence) = (answer.Vote + 1, ++sequences[answer.Vote + 1]);
                var payload = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"kind\":\"ballot-cast\",\"v\":1,\"by\":{answer.Person + 1},\"round\":1,\"choice\":{answer.Choice},\"counted\":true}}"
                );
                heads[id] = Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.UTF8.GetBytes($"{heads[id]}\n{id}\n{sequence}\n{at}\n{payload}")));
                update.Run(answer.UpdateId, at);
                ballot.Run((long)id, answer.Person + 1L, (long)answer.Choice, answer.UpdateId);
                journal.Run((long)id, (long)sequence, at, payload, heads[id]);
                concerned.Run((long)id, (long)sequence, answer.Person + 1L);
                touched.Add(id);
            }

            foreach (var id in touched)
            {
                affair.Run((long)id, (long)sequences[id], heads[id], at);
            }

            Statement.Execute(connection, "COMMIT");
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
