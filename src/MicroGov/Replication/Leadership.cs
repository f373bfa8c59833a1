using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace MicroGov.Replication;

/// <summary>
/// Whether this replica runs the clock and the sender. The lease is a row: the database's clock says when it has run out,
/// and its epoch, proven inside each of the leader's transactions, keeps out one that was asleep and does not know yet.
/// An advisory lock would not do: the server keeps it for as long as a stopped process keeps its connection.
/// </summary>
/// <param name="time">How long ago the lease was renewed; real time even where the residents' clock is moved by hand.</param>
public sealed class Leadership(NpgsqlDataSource connections, TimeProvider time)
{
    /// <summary>A leader that does not renew it for so long can be followed by another.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private const string Now = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    private static readonly string Later = $"{Now} + {(long)Length.TotalMilliseconds}";

    private readonly Lock gate = new();
    private long? epoch;
    private long renewedAt;

    /// <summary>Tells replicas apart in the row; means nothing else.</summary>
    public string Holder { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Counts the elections; null while another replica leads, as far as this one knows.</summary>
    public long? Epoch
    {
        get
        {
            lock (gate)
            {
                return epoch;
            }
        }
    }

    /// <summary>
    /// Nobody else can lead at this moment. Asked before each call to Telegram: a process that was stopped finds out here
    /// that its lease has run out meanwhile.
    /// </summary>
    public bool IsSure
    {
        get
        {
            lock (gate)
            {
                return epoch is not null && time.GetElapsedTime(renewedAt) < Length;
            }
        }
    }

    /// <summary>Takes the lease if it has run out. Waits for the transactions of the former leader that are still open.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var taken = await ExecuteAsync(
            $"""
            UPDATE "Leases" SET "Epoch" = "Epoch" + 1, "Holder" = $1, "Until" = {Later} WHERE "Until" < {Now} RETURNING "Epoch"
            """,
            [new() { Value = Holder }],
            ct);
        Set(taken, began);
        return taken is not null;
    }

    /// <returns>False: another replica leads now.</returns>
    public async Task<bool> RenewAsync(CancellationToken ct)
    {
        if (Epoch is not { } own)
        {
            return false;
        }

        var began = time.GetTimestamp();
        var kept = await ExecuteAsync(
            $"""
            UPDATE "Leases" SET "Until" = {Later} WHERE "Epoch" = $1 RETURNING "Epoch"
            """,
            [new() { Value = own }],
            ct);
        Set(kept, began);
        return kept is not null;
    }

    /// <summary>Gives the lease back, so that another replica need not wait for its end.</summary>
    public async Task ReleaseAsync(CancellationToken ct)
    {
        if (Epoch is { } own)
        {
            Set(null, 0);
            await ExecuteAsync(
                """UPDATE "Leases" SET "Until" = 0 WHERE "Epoch" = $1 RETURNING "Epoch" """, [new() { Value = own }], ct);
        }
    }

    /// <summary>Holds the epoch until the transaction ends: nobody can be elected before.</summary>
    /// <param name="transaction">The database in which the transaction is open.</param>
    /// <exception cref="LeadershipLostException">Another replica leads now.</exception>
    public async Task ProveAsync(DatabaseFacade transaction, CancellationToken ct)
    {
        var own = Epoch ?? throw new LeadershipLostException();
        var proof = await transaction
            .SqlQuery<long>($"""SELECT "Epoch" AS "Value" FROM "Leases" WHERE "Epoch" = {own} FOR KEY SHARE""").ToListAsync(ct);
        if (proof.Count == 0)
        {
            Set(null, 0);
            throw new LeadershipLostException();
        }
    }

    private async Task<long?> ExecuteAsync(string sql, NpgsqlParameter[] values, CancellationToken ct)
    {
        await using var command = connections.CreateCommand(sql);
        command.Parameters.AddRange(values);
        return (long?)await command.ExecuteScalarAsync(ct);
    }

    private void Set(long? now, long began)
    {
        lock (gate)
        {
            (epoch, renewedAt) = (now, began);
        }
    }
}
