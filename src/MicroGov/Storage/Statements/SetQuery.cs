using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Statements;

/// <summary>One prepared query for many keys, past the change tracker; the reading twin of <see cref="SetStatement"/>.</summary>
/// <param name="sqlite">Takes one key as <c>?1</c>, <c>?2</c>…</param>
/// <param name="postgres">Takes each part of the keys as an array <c>@0</c>, <c>@1</c>…</param>
/// <param name="read">Makes an object of the row it is shown, and keeps nothing else of it.</param>
/// <param name="key">The type of each part of a key.</param>
internal sealed class SetQuery<T>(string sqlite, string postgres, Func<IColumns, T> read, params Type[] key)
{
    /// <returns>What was found, of all keys together, on SQLite in the order of the keys.</returns>
    public async Task<List<T>> RunAsync(MicroGovContext db, IReadOnlyList<object[]> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        return db.Database.GetDbConnection() is SqliteConnection file
            ? RunOneByOne(file, keys)
            : await RunTogetherAsync(db, keys, ct);
    }

    private List<T> RunOneByOne(SqliteConnection file, IReadOnlyList<object[]> keys)
    {
        using var statement = new PreparedStatement(file, sqlite);
        var found = new List<T>(keys.Count);
        foreach (var one in keys)
        {
            statement.Bind(one);
            while (statement.Step())
            {
                found.Add(read(statement));
            }
        }

        return found;
    }

    private async Task<List<T>> RunTogetherAsync(MicroGovContext db, IReadOnlyList<object[]> keys, CancellationToken ct)
    {
        await using var command = ArrayCommand.Create(db, postgres, key, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (columns, found) = (new ReaderColumns(reader), new List<T>(keys.Count));
        while (await reader.ReadAsync(ct))
        {
            found.Add(read(columns));
        }

        return found;
    }
}
