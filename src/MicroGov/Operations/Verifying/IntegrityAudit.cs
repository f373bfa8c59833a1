using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>What the database itself finds in its file. A server of PostgreSQL looks after its own.</summary>
internal static class IntegrityAudit
{
    /// <summary>Not more faults than these: the first ones tell enough.</summary>
    private const int Most = 10;

    /// <summary>https://sqlite.org/pragma.html#pragma_integrity_check</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(MicroGovContext db, CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
        {
            return [];
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA integrity_check({Most})";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var faults = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetString(0) is var fault and not "ok")
            {
                faults.Add($"is damaged: {fault.ReplaceLineEndings(" ")}");
            }
        }

        return faults;
    }
}
