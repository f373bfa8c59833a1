using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// What a transaction only ever appends: update ids, journal entries, owed calls; and the affairs of which nothing but the
/// journal grew. Kept aside until it is written, each kind in one go.
/// </summary>
internal sealed class Ledger(MicroGovContext db)
{
    private static readonly SetStatement Updates = SetStatement.Insert(
        "\"Updates\"", "\"BotId\", \"UpdateId\", \"At\"", "", typeof(long), typeof(long), typeof(long));

    private static readonly SetStatement Journal = SetStatement.Insert(
        "\"Journal\"",
        "\"AffairId\", \"Sequence\", \"At\", \"Payload\", \"Hash\"",
        "",
        typeof(long), typeof(int), typeof(long), typeof(string), typeof(string));

    private static readonly SetStatement Outbox = SetStatement.Insert(
        "\"Outbox\"",
        "\"Lane\", \"Errand\", \"NotBefore\", \"IsUnderway\", \"Attempts\"",
        "",
        typeof(long), typeof(string), typeof(long), typeof(bool), typeof(int));

    private static readonly SetStatement Homes = new(
        """UPDATE "People" SET "CommunityId" = @1 WHERE "Id" = @0""",
        """UPDATE "People" SET "CommunityId" = r.home FROM unnest(@0, @1) AS r(id, home) WHERE "Id" = r.id""",
        typeof(long), typeof(long));

    /// <summary>The version found is part of the condition: an affair that somebody else has moved is not overwritten.</summary>
    private static readonly SetStatement Growth = new(
        """
        UPDATE "Affairs" SET "Version" = @1, "JournalHead" = @2, "ChangedAt" = @3, "CardIsStale" = TRUE
        WHERE "Id" = @0 AND "Version" = @4
        """,
        """
        UPDATE "Affairs" SET "Version" = r.version, "JournalHead" = r.head, "ChangedAt" = r.at, "CardIsStale" = TRUE
        FROM unnest(@0, @1, @2, @3, @4) AS r(id, version, head, at, was)
        WHERE "Id" = r.id AND "Version" = r.was
        """,
        typeof(long), typeof(int), typeof(string), typeof(long), typeof(int));

    private readonly List<object[]> updates = [];
    private readonly List<object[]> entries = [];
    private readonly List<object[]> errands = [];
    private readonly Dictionary<long, object[]> homes = [];
    private readonly HashSet<AffairRow> grown = [];

    public void Add(UpdateRow update) => updates.Add([update.BotId, update.UpdateId, update.At.ToUnixTimeMilliseconds()]);

    public void Add(JournalEntry entry) =>
        entries.Add([entry.AffairId, entry.Sequence, entry.AtMilliseconds, entry.Payload, entry.Hash]);

    public void Add(OutboxRow row) =>
        errands.Add([row.Lane, row.Errand, row.NotBefore.ToUnixTimeMilliseconds(), row.IsUnderway, row.Attempts]);

    /// <summary>Where this person is at home now.</summary>
    public void Add(PersonRow person) => homes[person.Id] = [person.Id, person.CommunityId!.Value];

    /// <summary>The affair's journal grew, and its state stayed.</summary>
    public void Grew(AffairRow row) => grown.Add(row);

    /// <summary>The affair's state changed too, so the change tracker writes all of its row.</summary>
    public void Changed(AffairRow row) => grown.Remove(row);

    /// <summary>Call before the change tracker looks: what is written here is no news to it.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has moved one of the affairs since it was read.</exception>
    public async Task WriteAsync(CancellationToken ct)
    {
        await WriteGrowthAsync(ct);
        await Updates.RunAsync(db, updates, ct);
        await Journal.RunAsync(db, entries, ct);
        await Outbox.RunAsync(db, errands, ct);
        await Homes.RunAsync(db, [.. homes.OrderBy(home => home.Key).Select(home => home.Value)], ct);
        homes.Clear();
        updates.Clear();
        entries.Clear();
        errands.Clear();
    }

    private async Task WriteGrowthAsync(CancellationToken ct)
    {
        var rows = grown.Select(row => (object[])[
            row.Id, row.Version, row.JournalHead, row.ChangedAt.ToUnixTimeMilliseconds(),
            db.Entry(row).Property(affair => affair.Version).OriginalValue]).ToList();
        if (await Growth.RunAsync(db, rows, ct) != rows.Count)
        {
            throw new DbUpdateConcurrencyException("An affair was changed by somebody else meanwhile.");
        }

        foreach (var row in grown)
        {
            var original = db.Entry(row).OriginalValues;
            (original[nameof(row.Version)], original[nameof(row.JournalHead)]) = (row.Version, row.JournalHead);
            (original[nameof(row.ChangedAt)], original[nameof(row.CardIsStale)]) = (row.ChangedAt, row.CardIsStale);
        }

        grown.Clear();
    }
}
