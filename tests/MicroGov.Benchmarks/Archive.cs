using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using Microsoft.Data.Sqlite;

namespace MicroGov.Benchmarks;

/// <summary>How much the years have left behind.</summary>
internal sealed record ArchiveSize(int Affairs, int Ballots, int People)
{
    public int BallotsEach => Ballots / Affairs;

    /// <summary>One affair in a hundred is in the middle of its vote; the others are closed.</summary>
    public int Open => Affairs / 100;
}

/// <summary>
/// Fills a town's database with years of affairs, each with its ballots, speeches, messages and a whole journal, by
/// prepared statements in one transaction that nobody waits for. <c>verify</c> finds nothing wrong with it.
/// </summary>
internal sealed class Archive : IDisposable
{
    private const int SpeechesEach = 2;

    private const int LateUpdates = 100_000;

    private readonly SqliteConnection connection;
    private readonly ArchiveSize size;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly CommunityTerms terms;
    private readonly long firstPerson;
    private readonly int firstNumber;
    private readonly Statement affair, journal, concerned, ballot, speech, due, poll, message;

    private Archive(string database, CommunityTerms terms, ArchiveSize size)
    {
        // Nobody else may have it open when it leaves the write-ahead log.
        SqliteConnection.ClearAllPools();
        (this.size, this.terms, connection) = (size, terms, Statement.Open(database));
        Statement.Execute(
            connection,
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-200000;");
        Statement.Execute(connection, "BEGIN");
        (firstPerson, firstNumber) = (
            Ask("""SELECT MAX("Id") + 1 FROM "People" """),
            (int)Ask("""SELECT "NextNumber" FROM "Communities" """)
        );
        affair = new(
            connection,
            """
            INSERT INTO "Affairs" ("Id","CommunityId","GroupId","Number","Title","Stage","RaisedBy","ChangedAt","State","Version","JournalHead","CardMessageId","CardHasPhoto","CardShows","CardIsStale")
            VALUES (@0,1,1,@0,@1,@2,@3,@4,@5,@6,@7,@8,0,'',0)
            """,
            9
        );
        journal = new(
            connection,
            """INSERT INTO "Journal" ("AffairId","Sequence","At","Payload","Hash") VALUES (@0,@1,@2,@3,@4)""",
            5
        );
        concerned = new(connection, """INSERT INTO "JournalPersons" ("AffairId","Sequence","PersonId") VALUES (@0,@1,@2)""", 3);
        ballot = new(
            connection,
            """
            INSERT INTO "Ballots"
                ("AffairId","Round","PersonId","HouseholdId","CastBy","Choice","Standing","Source","Secret","UpdateId")
            VALUES (@0,1,@1,0,@1,@2,0,0,'',@3)
            """,
            4
        );
        speech = new(
            connection,
            """INSERT INTO "Speeches" ("AffairId","PersonId","Stance","Text","At") VALUES (@0,@1,@2,@3,@4)""",
            5
        );
        due = new(connection, """INSERT INTO "Deadlines" ("AffairId","Kind","Subject","At") VALUES (@0,@1,@2,@3)""", 4);
        poll = new(
            connection,
            """INSERT INTO "Polls" ("PollId","AffairId","Round","ChatId","MessageId") VALUES (@0,@1,1,@2,@3)""",
            4
        );
        message = new(
            connection,
            """INSERT INTO "Messages" ("ChatId","MessageId","AffairId","Kind","Subject","At") VALUES (@0,@1,@2,'Notice',0,0)""",
            3
        );
    }

    /// <param name="terms">Of the town's one community, whose affairs are numbered like their rows.</param>
    public static void Write(string database, CommunityTerms terms, ArchiveSize size)
    {
        using var archive = new Archive(database, terms, size);
        archive.WritePeople();
        for (var index = 0; index < size.Affairs; index++)
        {
            archive.WriteAffair(index);
        }

        archive.WriteUpdates();
        Statement.Execute(archive.connection, $"""UPDATE "Communities" SET "NextNumber" = "NextNumber" + {size.Affairs}""");
        Statement.Execute(archive.connection, "COMMIT");
        Statement.Execute(archive.connection, "PRAGMA journal_mode=WAL");
    }

    public void Dispose()
    {
        foreach (var statement in new[] { affair, journal, concerned, ballot, speech, due, poll, message })
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private void WritePeople() => Statement.Execute(connection, $"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {size.People})
        INSERT INTO "People" ("Id","TelegramId","Name","Username","Language","LanguageChosen","CanBeWrittenTo","GroupId")
        SELECT {firstPerson} + i, 5000000 + i, 'Resident ' || i, 'resident' || i, 'en', 0, 0, 1 FROM n;
        INSERT INTO "Members" ("GroupId","PersonId","HasLeft","IsWatched","HasActed")
        SELECT 1, "Id", 0, 1, 1 FROM "People" WHERE "Id" >= {firstPerson};
        """);

    /// <summary>Telegram's last three days: older ids are pruned.</summary>
    private void WriteUpdates() => Statement.Execute(connection, $"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {LateUpdates})
        INSERT INTO "Updates" ("BotId","UpdateId","At")
        SELECT 1, 1000000000 + i, {now.ToUnixTimeMilliseconds()} - 2500 * ({LateUpdates} - i) FROM n;
        """);

    private void WriteAffair(int index)
    {
        var (id, isOpen) = ((long)(firstNumber + index), index < size.Open);
        var at = isOpen ? now.AddHours(-1) : now.AddDays(-40).AddMinutes(-5 * (size.Affairs - index));
        var (head, sequence, state) = ("", 0, new Affair { Id = id });
        foreach (var happened in Life(index, at, isOpen))
        {
            var entry = AffairJournal.Append(id, ++sequence, head, happened, at);
            journal.Run(id, (long)sequence, entry.AtMilliseconds, entry.Payload, entry.Hash);
            foreach (var person in AffairEvents.Format.PersonsOf(happened))
            {
                concerned.Run(id, (long)sequence, person.Value);
            }

            (head, state) = (entry.Hash, state.Apply(happened));
            WriteRow(id, happened, at);
        }

        var json = System.Text.Json.JsonSerializer.Serialize(state, JournalJson.Options);
        affair.Run(
            id,
            state.Title,
            state.Stage.ToString(),
            state.RaisedBy.Value,
            at.ToUnixTimeMilliseconds(),
            json,
            (long)sequence,
            head,
            2 * id + 10_000);
        foreach (var deadline in AffairDeadlines.Of(state, terms))
        {
            due.Run(id, deadline.Kind.ToString(), (long)deadline.Subject.Number, deadline.At.ToUnixTimeMilliseconds());
        }

        poll.Run($"archived-{id}", id, Town.Group, (2 * id) + 10_001);
        message.Run(Town.Group, (2 * id) + 10_000, id);
        message.Run(Town.Group, (2 * id) + 10_001, id);
    }

    private IEnumerable<AffairEvent> Life(int index, DateTimeOffset at, bool isOpen)
    {
        var (number, raiser, choices) = (firstNumber + index, Person(index, 0), Vote.BallotFor([]));
        yield return new AffairRaised(
            raiser,
            1,
            number,
            $"Bench {number} in the yard is broken",
            "Two boards are missing and the third is rotten.",
            [],
            at,
            at.AddDays(14));
        yield return new DiscussionOpened(Stage.Discussing, raiser, at.AddDays(2));
        for (var one = 0; one < SpeechesEach; one++)
        {
            yield return new SpeechMade(
                Person(index, one),
                one == 0 ? Stance.For : Stance.Against,
                "It was sat on every evening, and nobody has mended it so far.");
        }

        yield return new VoteOpened(Stage.Voting, raiser, VoteRule.Simple, choices, at, at.AddDays(3), size.BallotsEach);
        var counts = new int[choices.Length];
        for (var one = 0; one < size.BallotsEach; one++)
        {
            // Three of five are against it.
            var choice = one % 5 < 3 ? 1 : one % 5 == 3 ? 0 : 2;
            counts[choice]++;
            yield return new BallotCast(Person(index, one), 1, choice, true);
        }

        if (!isOpen)
        {
            var result = VoteCounting.Count(
                new Vote { Choices = choices },
                new([.. counts.Select((count, place) => new BallotGroup(place, BallotStanding.Counted, count))]),
                "");
            yield return new VoteCounted(Stage.Closed, null, result, Outcome.Rejected, at.AddDays(30));
        }
    }

    private void WriteRow(long id, AffairEvent happened, DateTimeOffset at)
    {
        switch (happened)
        {
            case BallotCast cast:
                ballot.Run(id, cast.By.Value, cast.Choice!.Value.Packed, 0L);
                break;
            case SpeechMade made:
                speech.Run(id, made.By.Value, made.Stance.ToString(), made.Text, at.ToUnixTimeMilliseconds());
                break;
            default:
                break;
        }
    }

    /// <summary>Everybody votes about as often as everybody else, and nobody twice in one vote.</summary>
    private PersonId Person(int index, int one) => new(firstPerson + (((index * 37L) + one) % size.People));

    private long Ask(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
