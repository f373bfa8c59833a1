using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
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
    public async Task<DeadlineRow?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        return await db.Deadlines.AsNoTracking().Where(row => EF.Parameter(DeadlineRow.KnownKinds).Contains(row.Kind))
            .OrderBy(row => row.At).FirstOrDefaultAsync(ct);
    }

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
            await commits.RunAsync(new(work => MoveAsync(work, due, work.Now + AfterFault)) { AsLeader = true }, ct);
        }
    }

    private async Task HandleAsync(UnitOfWork work, DeadlineRow due)
    {
        var row = await work.AffairAsync(due.AffairId);
        if (row is null || !Enum.TryParse<DeadlineKind>(due.Kind, out var kind))
        {
            await DropAsync(work, due);
            return;
        }

        var home = await work.HomeAsync(row);
        if (AffairDeadlines.WaitsForLoudHours(kind) && NextLoud(home.Community, work.Now) is var loud && loud > work.Now)
        {
            await MoveAsync(work, due, loud);
            return;
        }

        var result = await acts.FallDueAsync(work, row, home, kind);
        if (work.Lookups.Any)
        {
            return;
        }

        await work.SaveAsync();
        if (result.Refusal is not null || result.Value.IsEmpty)
        {
            await (LaterOf(work.StateOf(row), kind, home.Community, work.Now) is { } later
                ? MoveAsync(work, due, later)
                : DropAsync(work, due));
        }
    }

    private static DateTimeOffset NextLoud(CommunityRow community, DateTimeOffset now)
    {
        var terms = UnitOfWork.TermsOf(community);
        return terms.QuietHours.NextLoud(now, TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone));
    }

    /// <summary>
    /// It knocked too early, since the community gives more time now than when the row was written: when it is really due.
    /// </summary>
    private static DateTimeOffset? LaterOf(Affair affair, DeadlineKind kind, CommunityRow community, DateTimeOffset now) =>
        AffairDeadlines.Of(affair, UnitOfWork.TermsOf(community)).Where(deadline => deadline.Kind == kind && deadline.At > now)
            .Select(deadline => (DateTimeOffset?)deadline.At).FirstOrDefault();

    private static Task DropAsync(UnitOfWork work, DeadlineRow due) => Same(work.Db, due).ExecuteDeleteAsync(work.Ct);

    private static Task MoveAsync(UnitOfWork work, DeadlineRow due, DateTimeOffset until) =>
        Same(work.Db, due).ExecuteUpdateAsync(set => set.SetProperty(row => row.At, until), work.Ct);

    /// <summary>The row as it was read: one that somebody has moved meanwhile stays as they want it.</summary>
    private static IQueryable<DeadlineRow> Same(MicroGovContext db, DeadlineRow due) =>
        db.Deadlines.Where(row => row.AffairId == due.AffairId && row.Kind == due.Kind && row.At == due.At);
}
