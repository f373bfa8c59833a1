using System.Text;
using System.Text.RegularExpressions;
using MicroGov.Operations;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Storage;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts.Votes;

/// <summary>After a secret vote no byte that is stored anywhere links a person and a choice, whatever was in its way.</summary>
public sealed partial class SecretTracesTests
{
    /// <summary>What only somebody's own ballot says.</summary>
    private static readonly string[] Telling = ["Your receipt: ", "Your ballot on #1 Dark stairwell: "];

    [Fact]
    [Trait("Database", "SQLite only")]
    public async Task A_log_that_a_reader_keeps_from_emptying_tells_nothing()
    {
        await using var here = await Neighbourhood.OpenAsync();
        using var reader = new SqliteConnection($"Data Source={here.DatabaseFile};Pooling=False");
        var (receipts, stored) = await VoteAsync(here, async () =>
        {
            // https://sqlite.org/wal.html#ckpt: "a checkpoint can only complete when there are no other active readers".
            await reader.OpenAsync();
            await using var begin = reader.CreateCommand();
            begin.CommandText = "BEGIN; SELECT COUNT(*) FROM Ballots;";
            await begin.ExecuteScalarAsync();
        });

        var backup = here.DatabaseFile + ".keys/backup.db";
        Assert.Equal(0, BackupCommand.Run((await here.WorkplaceAsync()).Place, backup));
        string[] files =
        [
            .. Directory.GetFiles(here.DatabaseFile + ".keys"), here.DatabaseFile, here.DatabaseFile + "-wal",
            here.DatabaseFile + "-shm",
        ];
        Assert.Equal(backup, files[0]);
        var bytes = files.Select(Read).ToList();
        Assert.Contains(bytes, text => stored.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
        TellNothing(bytes, receipts);
        Assert.Empty(new VoteKeys(here.DatabaseFile + ".keys").All());
    }

    [SkippableFact]
    public async Task Nor_do_dead_rows_and_the_log_of_PostgreSQL()
    {
        TestDatabase.PostgresRequired();
        await using var here = await Neighbourhood.OpenAsync(await TestDatabase.CreateOnPostgresAsync("-c lock_timeout=10s"));
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var begin = await db.Database.SqlQuery<string>($"SELECT pg_current_wal_lsn()::text AS \"Value\"").SingleAsync();
        var (receipts, _) = await VoteAsync(here, () => Task.CompletedTask);

        List<string> tables = [.. (await PostgresFiles.ReadAsync(db)).Select(file => file.Bytes)], log = [];
        foreach (var file in await db.Database.SqlQuery<string>(
            $"""
            SELECT 'pg_wal/' || name AS "Value" FROM pg_ls_waldir()
            WHERE name ~ '^[0-9A-F]+$' AND name BETWEEN pg_walfile_name({begin}::pg_lsn) AND pg_walfile_name(pg_current_wal_lsn())
            """).ToListAsync())
        {
            log.Add(await PostgresFiles.ReadAsync(db, file));
        }

        // As in the published list.
        Assert.Contains(tables.Concat(log), text => receipts.Any(receipt => text.Contains(receipt, StringComparison.Ordinal)));
        TellNothing(tables, receipts);
        // All databases of a server share its log: only what is this vote's own can be told from others'.
        BeNowhereElse(receipts, log);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_says_that_and_no_choice()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        await here.GreetAsync(here.Li);
        await here.PressAsync(here.Li, "Against");

        // Both wait when it comes back, and are taken together.
        await here.WhileDownAsync(TimeSpan.FromSeconds(1), () =>
        {
            here.World.Send(here.Li.Id, here.Li.Id, "/ballot 1");
            here.World.Send(here.Mei.Id, here.Group, "/void 1 Wrong question");
        });

        Assert.Equal(
            "Your ballot on #1 is secret, and I could not show it to you in time. Ask again: /ballot 1",
            here.Private(here.Li)[^1].Text);
    }

    [Fact]
    public async Task One_that_comes_in_time_after_all_says_the_choice()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        await here.GreetAsync(here.Li);
        await here.PressAsync(here.Li, "Against");
        here.World.FailNext("sendMessage", 500, "Internal Server Error");
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        await here.WindAsync(TimeSpan.FromMinutes(30));
        Assert.StartsWith(
            "Your ballot on #1 Dark stairwell: Against.", here.Private(here.Li)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_that_fails_leaves_a_dead_letter_without_its_choice()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.OpenVoteAsync("secret");
        await here.Services.GetRequiredService<UpdateProcessor>().TakeAsync(
            [
                new(
                    900_000_001, () => throw new FormatException("a:1:vote:1:1"), () => """{"data":"a:1:vote:1:1"}""",
                    new(here.Li.Id, "q", "a:1:vote:1:1"), () => AccountsNamed.Only(here.Li.Id)),
            ],
            CancellationToken.None);

        var letter = await here.AskAsync(db => db.DeadLetters.SingleAsync());
        Assert.DoesNotContain("a:1:vote", letter.Json + letter.Error, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", letter.Error, StringComparison.Ordinal);
        Assert.Equal((1, here.Li.Id), (letter.AffairId, letter.Account));
    }

    /// <summary>
    /// Four vote, Li asks for the ballot in vain, one changes it, and the vote is closed.
    /// </summary>
    /// <returns>Every receipt, and what stood sealed beside each voter.</returns>
    private static async Task<(IReadOnlyList<string> Receipts, IReadOnlyList<string> Stored)> VoteAsync(
        Neighbourhood here, Func<Task> beforeItCloses)
    {
        await here.OpenVoteAsync("secret");
        await here.GreetAsync(here.Li);
        var receipts = new List<string>();
        foreach (var (person, label) in new[]
        {
            (here.Wang, "For"), (here.Li, "Against"), (here.Zhao, "For"), (here.Wang, "Abstain"),
        })
        {
            receipts.Add(ReceiptIn().Match((await here.PressAsync(person, label)).Text!).Groups[1].Value);
        }

        here.World.FailNext("sendMessage", 400, "Bad Request: no");
        await here.SayAsync(here.Li, "/ballot 1", inPrivate: true);
        var stored = await here.AskAsync(db => db.Ballots.Select(row => row.Secret).ToListAsync());
        Assert.Equal(3, stored.Distinct().Count(secret => secret.Length > 0));
        Assert.True(await here.AskAsync(db => db.Outbox.AnyAsync(row => row.Message.Contains("\"sealed\""))));
        await beforeItCloses();
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains("Every ballot stands in the list", here.FromBot[^1].Text);
        return (receipts, stored);
    }

    private static void TellNothing(IReadOnlyList<string> bytes, IEnumerable<string> receipts)
    {
        foreach (var text in bytes)
        {
            Assert.All(Telling, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
        }

        BeNowhereElse(receipts, bytes);
    }

    /// <summary>A receipt stands in the published list, and beside nobody.</summary>
    private static void BeNowhereElse(IEnumerable<string> receipts, IEnumerable<string> bytes) =>
        Assert.All(bytes, text => Assert.All(receipts, receipt => Assert.All(
            Regex.Matches(text, receipt), match =>
                Assert.EndsWith("\"receipt\":\"", text[..match.Index][^11..], StringComparison.Ordinal))));

    private static string Read(string file) => Encoding.Latin1.GetString(FileBytes.Of(file));

    [GeneratedRegex("Your receipt: ([0-9A-Z]{8}) – note it")]
    private static partial Regex ReceiptIn();
}
