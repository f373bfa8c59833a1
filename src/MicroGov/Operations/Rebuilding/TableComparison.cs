using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MicroGov.Operations.Rebuilding;

/// <summary>
/// Holds the rows of one table against those that the journals make, every column of them; and, when asked to, makes them the
/// same. What no journal knows stands in the made rows as it is stored.
/// </summary>
internal sealed class TableComparison(MicroGovContext db, bool mends, Action<string, string, string> found)
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>How many rows of each table differed.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <param name="where">Of which community or affair they are.</param>
    /// <param name="key">What makes two rows the same row.</param>
    public async Task CompareAsync<TRow>(
        string where, IReadOnlyCollection<TRow> stored, IReadOnlyCollection<TRow> made, Func<TRow, object> key, CancellationToken ct)
        where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var table = type.GetTableName()!;
        counts.TryAdd(table, 0);
        var there = stored.ToDictionary(key);
        foreach (var row in made)
        {
            if (!there.Remove(key(row), out var old))
            {
                Differ(where, table, $"a row of {table} is in the journal but not stored");
                _ = mends ? db.Add(row) : null;
            }
            else if (Differences(type, old, row) is { Count: > 0 } columns)
            {
                Differ(where, table, $"a row of {table} is not the journal's in: {string.Join(", ", columns)}");
                Replace(old, row);
            }
        }

        foreach (var row in there.Values)
        {
            Differ(where, table, $"a row of {table} is in no journal");
            _ = mends ? db.Remove(row) : null;
        }

        if (mends)
        {
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private void Differ(string where, string table, string what)
    {
        counts[table]++;
        found(where, table, what);
    }

    private void Replace<TRow>(TRow old, TRow row)
        where TRow : class
    {
        if (mends)
        {
            db.Attach(old).CurrentValues.SetValues(row);
        }
    }

    private static List<string> Differences<TRow>(IEntityType type, TRow old, TRow row) =>
    [
        .. type.GetProperties().Where(column => !Equals(column.PropertyInfo!.GetValue(old), column.PropertyInfo.GetValue(row)))
            .Select(column => column.Name),
    ];
}
