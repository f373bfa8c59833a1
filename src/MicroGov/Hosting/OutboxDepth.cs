using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Hosting;

/// <summary>How far Delivery and the clock are behind.</summary>
/// <param name="Owed">Calls that are still owed to Telegram.</param>
/// <param name="OldestAge">For how long the oldest of them might have been made; zero when none waits.</param>
/// <param name="LateDeadlines">Deadlines that have been due for more than <see cref="Late"/>.</param>
internal sealed record OutboxDepth(int Owed, TimeSpan OldestAge, int LateDeadlines)
{
    /// <summary>The clock takes its rows one by one, so some are a moment late.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public static async Task<OutboxDepth> ReadAsync(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
    {
        var owed = db.Outbox.Where(row => row.GivenUp == null);
        var oldest = await owed.Select(row => (DateTimeOffset?)row.NotBefore).MinAsync(ct);
        var late = now - Late;
        return new(
            await owed.CountAsync(ct),
            oldest < now ? now - oldest.Value : TimeSpan.Zero,
            await db.Deadlines.CountAsync(row => row.At < late, ct));
    }
}
