using System.Threading.Channels;
using Npgsql;

namespace MicroGov.Replication;

/// <summary>
/// Lets replicas hear of each other's commits (https://www.postgresql.org/docs/current/sql-notify.html). It is told after
/// the commit, in a statement of its own: inside, commits would queue up one behind the other. What waits is told once.
/// </summary>
public sealed class CommitNotifier(NpgsqlDataSource connections)
{
    /// <summary>Something may be owed or due, says a replica that does not lead.</summary>
    public const string Owed = "owed";

    /// <summary>Calls that came back have been written down, says the leader.</summary>
    public const string Settled = "settled";

    private const string Name = "microgov";

    private readonly Dictionary<string, Channel<bool>> waiting = new()
    {
        [Owed] = NewChannel(),
        [Settled] = NewChannel(),
    };

    /// <summary>Soon, and never waits.</summary>
    public void Notify(string what) => waiting[what].Writer.TryWrite(true);

    /// <summary>Tells until it is stopped.</summary>
    public Task NotifyAsync(CancellationToken ct) =>
        Task.WhenAll(waiting.Select(one => NotifyAsync(one.Key, one.Value.Reader, ct)));

    /// <summary>Tells what is heard until it is stopped or the connection is lost.</summary>
    /// <param name="heard">Told everything once at the beginning: what was told before was not heard.</param>
    public async Task ListenAsync(Action<string> heard, CancellationToken ct)
    {
        await using var connection = await connections.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => heard(told.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {Name}", connection))
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        heard(Owed);
        heard(Settled);
        while (true)
        {
            await connection.WaitAsync(ct);
        }
    }

    private async Task NotifyAsync(string what, ChannelReader<bool> calls, CancellationToken ct)
    {
        await foreach (var _ in calls.ReadAllAsync(ct))
        {
            await using var command = connections.CreateCommand("SELECT pg_notify($1, $2)");
            command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = Name }, new() { Value = what } });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static Channel<bool> NewChannel() =>
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
}
