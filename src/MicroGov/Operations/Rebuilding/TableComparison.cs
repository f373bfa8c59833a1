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

    /// <param name="where">Of which community or affair a row is.</param>
    /// <param name="key">What makes two rows the same row.</param>
    public async Task CompareAsync<TRow>(
        Func<TRow, string> where, IEnumerable<TRow> stored, IEnumerable<TRow> made, Func<TRow, object> key, CancellationToken ct)
        where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var table = type.GetTableName()!;
        counts.TryAdd(table, 0);
        var there = stored.ToDictionary(key);
        var (wrong, right) = (new List<TRow>(), new List<TRow>());
        foreach (var row in made)
        {
            if (!there.Remove(key(row), out var old))
            {
                Differ(where(row), table, $"a row of {table} is in the journal but not stored");
                right.Add(row);
            }
            else if (Differences(type, old, row) is { Count: > 0 } columns)
            {
                Differ(where(row), table, $"a row of {table} is not the journal's in: {string.Join(", ", columns)}");
                wrong.Add(old);
                right.Add(row);
            }
        }

        foreach (var row in there.Values)
        {
            Differ(where(row), table, $"a row of {table} is in no journal");
            wrong.Add(row);
        }

        if (mends)
        {
            await ReplaceAsync(wrong, right, ct);
        }
    }

    private void Differ(string where, string table, string what)
    {
        counts[table]++;
        found(where, table, what);
    }

    /// <summary>All that is wrong goes before anything comes: two rows may have each other's keys.</summary>
    private async Task ReplaceAsync<TRow>(List<TRow> wrong, List<TRow> right, CancellationToken ct)
        where TRow : class
    {
        if (wrong.Count > 0)
        {
            db.RemoveRange(wrong);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        if (right.Count > 0)
        {
            db.AddRange(right);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static List<string> Differences<TRow>(IEntityType type, TRow old, TRow row) =>
    [
        .. type.GetProperties().Where(column => !Equals(column.PropertyInfo!.GetValue(old), column.PropertyInfo.GetValue(row)))
            .Select(column => column.Name),
    ];
}
