using MicroGov.Core;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// What a transaction appends, journal entries and owed calls, and the affairs that it moved. Kept aside until it is
/// written, each kind in one go.
/// </summary>
internal sealed class WriteBuffer(MicroGovContext db)
{
    private static readonly SetStatement Journal = SetStatement.Insert(
        "\"Journal\"",
        "\"AffairId\", \"Sequence\", \"At\", \"Payload\", \"Hash\"",
        "",
        typeof(long), typeof(int), typeof(long), typeof(string), typeof(string));

    private static readonly SetStatement Persons = SetStatement.Insert(
        "\"JournalPersons\"", "\"AffairId\", \"Sequence\", \"PersonId\"", "", typeof(long), typeof(int), typeof(long));

    /// <summary>
    /// Nobody and nothing has the number 0. What is owed first gets the lower number: that is the order it leaves in.
    /// </summary>
    private static readonly SetQuery<long> Outbox = new(
        """
        INSERT INTO "Outbox" ("Lane", "Message", "NotBefore", "IsUnderway", "Attempts", "AffairId", "Account", "Deferral")
        VALUES (?1, ?2, ?3, ?4, ?5, NULLIF(?6, 0), NULLIF(?7, 0), NULLIF(?8, 0)) RETURNING "Id"
        """,
        """
        INSERT INTO "Outbox" ("Lane", "Message", "NotBefore", "IsUnderway", "Attempts", "AffairId", "Account", "Deferral")
        SELECT lane, message, at, underway, attempts, NULLIF(affair, 0), NULLIF(account, 0), NULLIF(turn, 0)
        FROM unnest(@0, @1, @2, @3, @4, @5, @6, @7) WITH ORDINALITY
          AS r(lane, message, at, underway, attempts, affair, account, turn, place)
        ORDER BY place RETURNING "Id"
        """,
        row => row.Integer(0),
        typeof(long), typeof(string), typeof(long), typeof(bool), typeof(int), typeof(long), typeof(long),
        typeof(int));

    private static readonly SetStatement OutboxPersons = SetStatement.Insert(
        "\"OutboxPersons\"", "\"OutboxId\", \"PersonId\"", "", typeof(long), typeof(long));

    private readonly List<object[]> entries = [];
    private readonly List<object[]> persons = [];
    private readonly List<OutboxRow> messages = [];
    private readonly HashSet<AffairRow> grown = [];
    private readonly HashSet<AffairRow> changed = [];

    /// <param name="concerned">Everybody whom it concerns.</param>
    public void Add(JournalEntry entry, IEnumerable<PersonId> concerned)
    {
        entries.Add([entry.AffairId, entry.Sequence, entry.AtMilliseconds, entry.Payload, entry.Hash]);
        persons.AddRange(concerned.Select(person => (object[])[entry.AffairId, entry.Sequence, person.Value]));
    }

    public void Add(OutboxRow row) => messages.Add(row);

    /// <summary>The affair's journal grew, and its state stayed.</summary>
    public void Grew(AffairRow row)
    {
        if (!changed.Contains(row))
        {
            grown.Add(row);
        }
    }

    /// <summary>The affair's state changed too.</summary>
    public void Changed(AffairRow row)
    {
        grown.Remove(row);
        changed.Add(row);
    }

    /// <exception cref="DbUpdateConcurrencyException">Somebody else has moved one of the affairs since it was read.</exception>
    public async Task WriteAsync(CancellationToken ct)
    {
        await WriteAffairsAsync(AffairStatements.Growth, grown, AffairStatements.GrowthOf, ct);
        await WriteAffairsAsync(AffairStatements.Change, changed, AffairStatements.ChangeOf, ct);
        await Journal.RunAsync(db, entries, ct);
        await Persons.RunAsync(db, persons, ct);
        await WriteOutboxAsync(ct);
        entries.Clear();
        persons.Clear();
    }

    private async Task WriteOutboxAsync(CancellationToken ct)
    {
        var ids = await Outbox.RunAsync(db, messages.ConvertAll(row => (object[])
        [
            row.Lane, row.Message, row.NotBefore.ToUnixTimeMilliseconds(), row.IsUnderway, row.Attempts,
            row.AffairId ?? 0, row.Account ?? 0, row.Deferral ?? 0,
        ]), ct);
        ids.Sort();
        var named = messages.Zip(ids).SelectMany(
            pair => pair.First.Persons.Select(one => (object[])[pair.Second, one.PersonId]));
        await OutboxPersons.RunAsync(db, [.. named], ct);
        messages.Clear();
    }

    private async Task WriteAffairsAsync(
        SetStatement statement, HashSet<AffairRow> rows, Func<AffairRow, object[]> read, CancellationToken ct)
    {
        if (await statement.RunAsync(db, [.. rows.Select(read)], ct) != rows.Count)
        {
            throw new DbUpdateConcurrencyException("An affair was changed by somebody else meanwhile.");
        }

        foreach (var row in rows)
        {
            row.FoundVersion = row.Version;
        }

        rows.Clear();
    }
}
