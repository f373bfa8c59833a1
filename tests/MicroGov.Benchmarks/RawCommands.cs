using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace MicroGov.Benchmarks;

/// <summary>
/// The rows of one typed command, by hand: first the update's id, the speech, the journal, the state and the reaction that
/// is owed; then that it is being sent; and, once it was, that it is no longer owed. Three commits, of which the person who
/// wrote waits for two. No wire, no rules, no deciding, no card.
/// </summary>
internal sealed class RawCommands : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement update, speech, journal, concerned, affair, owe, leave, settle;
    private readonly string[] heads, states;
    private readonly int[] versions;
    private long message;

    public RawCommands(string database, int affairs)
    {
        connection = Statement.Open(database);
        Statement.Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        update = new(connection, """INSERT INTO "Updates" ("BotId","UpdateId","At") VALUES (1,@0,@1)""", 2);
        speech = new(
            connection,
            """INSERT INTO "Speeches" ("AffairId","PersonId","Stance","Text","At") VALUES (@0,@1,'For',@2,@3)""",
            4
        );
        journal = new(
            connection,
            """INSERT INTO "Journal" ("AffairId","Sequence","At","Payload","Hash") VALUES (@0,@1,@2,@3,@4)""",
            5
        );
        concerned = new(connection, """INSERT INTO "JournalPersons" ("AffairId","Sequence","PersonId") VALUES (@0,@1,@2)""", 3);
        affair = new(
            connection,
            """UPDATE "Affairs" SET "Version"=@1, "JournalHead"=@2, "ChangedAt"=@3, "State"=@4, "CardIsStale"=1 WHERE "Id"=@0""",
            5
        );
        owe = new(
            connection,
            """INSERT INTO "Outbox" ("Id","Lane","Message","NotBefore","IsUnderway","Attempts") VALUES (@0,@1,@2,@3,0,0)""",
            4
        );
        leave = new(connection, """UPDATE "Outbox" SET "IsUnderway"=1 WHERE "Id"=@0""", 1);
        settle = new(connection, """DELETE FROM "Outbox" WHERE "Id"=@0""", 1);
        (heads, versions) = (new string[affairs], new int[affairs]);
        Array.Fill(heads, "");
        Array.Fill(versions, 3);
        states = [.. Enumerable.Range(1, affairs).Select(StateOf)];
    }

    /// <returns>How long the two commits took that the person waits for.</returns>
    public TimeSpan Run(long updateId)
    {
        var began = Stopwatch.GetTimestamp();
        Statement.Execute(connection, "BEGIN IMMEDIATE");
        Write(updateId);
        Statement.Execute(connection, "COMMIT");
        leave.Run(message);
        var took = Stopwatch.GetElapsedTime(began);
        settle.Run(message);
        return took;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { update, speech, journal, concerned, affair, owe, leave, settle })
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private void Write(long updateId)
    {
        var (at, index) = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), (int)(updateId % heads.Length));
        var (id, person, sequence) = (index + 1L, (updateId % 100) + 1, (long)++versions[index]);
        var words = string.Create(CultureInfo.InvariantCulture, $"We sit there every evening, {updateId}.");
        var payload = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"kind\":\"speech-made\",\"v\":1,\"by\":{person},\"stance\":\"For\",\"text\":\"{words}\"}}");
        heads[index] = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{heads[index]}\n{id}\n{sequence}\n{at}\n{payload}")));
        update.Run(updateId, at);
        speech.Run(id, person, words, at);
        journal.Run(id, sequence, at, payload, heads[index]);
        concerned.Run(id, sequence, person);
        affair.Run(id, sequence, heads[index], at, states[index]);
        owe.Run(
            ++message,
            Town.Group,
            $"{{\"kind\":\"react\",\"chatId\":{Town.Group},\"messageId\":{updateId},\"emoji\":\"👍\",\"affairId\":{id}}}",
            at);
    }

    private string StateOf(int id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "State" FROM "Affairs" WHERE "Id" = @0""";
        command.Parameters.AddWithValue("@0", id);
        return (string)command.ExecuteScalar()!;
    }
}
