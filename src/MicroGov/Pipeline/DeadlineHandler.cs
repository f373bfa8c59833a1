using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>
/// Decides one row that fell due. The state decides whether anything is left to do, so a stale one is dropped, or moved when
/// settings have changed since.
/// </summary>
public sealed class DeadlineHandler(
    Database database, CommitRunner commits, ActPipeline acts, OrphanReplay replay, ILogger<DeadlineHandler> log)
{
    /// <summary>How long a row waits whose handling failed.</summary>
    public static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>The row that is due first; null when there is none.</summary>
    public Task<DeadlineRow?> NextAsync(CancellationToken ct) => DeadlineStore.NextAsync(database, ct);

    public async Task FallDueAsync(DeadlineRow due, CancellationToken ct)
    {
        try
        {
            await commits.RunAsync(
                new(work => HandleAsync(work, due)) { AsLeader = true, WhenPollInDoubtAsync = replay.HurryAsync }, ct);
        }
        catch (Exception fault) when (
            fault is not (OperationCanceledException or LeadershipLostException) && !DatabaseFaults.IsOutage(fault))
        {
            log.LogError("Deadline {Kind} of affair {Affair} failed ({Fault}).", due.Kind, due.AffairId, fault.GetType().Name);
            await commits.RunAsync(new(work => work.Deadlines.MoveAsync(due, work.Now + AfterFault)) { AsLeader = true }, ct);
        }
    }

    private async Task HandleAsync(UnitOfWork work, DeadlineRow due)
    {
        var row = await work.Affairs.FindAsync(due.AffairId);
        if (row is null || !Enum.TryParse<DeadlineKind>(due.Kind, out var kind))
        {
            await work.Deadlines.DropAsync(due);
            return;
        }

        var home = await work.Homes.GetAsync(row);
        if (AffairDeadlines.WaitsForLoudHours(kind) && NextLoud(home.Community, work.Now) is var loud && loud > work.Now)
        {
            await work.Deadlines.MoveAsync(due, loud);
            return;
        }

        var fallen = new FallDue(kind, new(due.Subject));
        var result = await acts.FallDueAsync(work, row, home, fallen);
        if (work.Lookups.Any)
        {
            return;
        }

        await work.SaveAsync();
        if (result.Refusal is not null || result.Value.IsEmpty)
        {
            await (LaterOf(work.Affairs.StateOf(row), fallen, home.Community, work.Now) is { } later
                ? work.Deadlines.MoveAsync(due, later)
                : work.Deadlines.DropAsync(due));
        }
    }

    private static DateTimeOffset NextLoud(CommunityRow community, DateTimeOffset now)
    {
        var terms = CommunityStore.TermsOf(community);
        return terms.QuietHours.NextLoud(now, TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone));
    }

    /// <summary>
    /// It knocked too early, since the community gives more time now than when the row was written: when it is really due.
    /// </summary>
    private static DateTimeOffset? LaterOf(Affair affair, FallDue fallen, CommunityRow community, DateTimeOffset now) =>
        AffairDeadlines.Of(affair, CommunityStore.TermsOf(community))
            .Where(deadline => (deadline.Kind, deadline.Subject) == (fallen.Kind, fallen.Subject) && deadline.At > now)
            .Select(deadline => (DateTimeOffset?)deadline.At).FirstOrDefault();
}
