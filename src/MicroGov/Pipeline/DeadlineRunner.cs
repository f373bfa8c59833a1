using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>
/// Turns due rows into knocks. The state decides whether anything is left to do, so a row that fell due while the
/// service was down knocks now, once, and a stale one is dropped, or moved when settings have changed since.
/// </summary>
public sealed class DeadlineRunner(
    Database database, ActPipeline proceedings, OrphanReplay recount, TelegramLookups lookups, Backlog backlog, PendingUpdates arrears, OutboxProcessor sender,
    TimeProvider time, ILogger<DeadlineRunner> log)
    : BackgroundService
{
    /// <summary>How long a row waits whose handling failed.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits for a database that does not answer.</summary>
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(2);

    private readonly WakeableTimer nap = new(time);

    /// <summary>For which end of a vote Telegram has been asked already.</summary>
    private (long AffairId, DateTimeOffset At)? asked;

    /// <summary>Something was committed: the next deadline may have changed.</summary>
    public void Wake() => nap.Wake();

    /// <summary>For how long it has been at one turn, or has overslept; zero while it rests.</summary>
    public TimeSpan BusyFor => nap.BusyFor;

    /// <summary>Completes when nothing is due; gives the next deadline, or null when there is none.</summary>
    public Task<DateTimeOffset?> WhenAtRestAsync(CancellationToken ct) => nap.WhenAsleepAsync(ct);

    /// <summary>Nothing is due at this moment, and nobody has woken it.</summary>
    public bool IsAtRest => nap.IsAsleep;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        sender.PollBecameKnown += Wake;
        try
        {
            await TurnForEverAsync(stoppingToken);
        }
        finally
        {
            sender.PollBecameKnown -= Wake;
        }
    }

    private async Task TurnForEverAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (LeadershipLostException)
            {
                // Whoever was elected knocks now, and the election stops us in a moment.
                await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                var pause = DatabaseFaults.IsOutage(fault) ? AfterOutage : AfterFault;
                log.LogError("The clock lost its turn ({Fault}) and tries again in {Pause}.", fault.GetType().Name, pause);
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        if (!backlog.IsDone)
        {
            // Whoever waits for rest waits for it too.
            await nap.DozeUntilHappenedAsync(backlog.WhenDoneAsync, ct);
            return;
        }

        nap.Beat();
        await RecountAsync(ct);
        DeadlineRow? next;
        await using (var db = await database.OpenAsync(ct))
        {
            next = await db.Deadlines.AsNoTracking().OrderBy(row => row.At).FirstOrDefaultAsync(ct);
        }

        if (next is null || next.At > time.GetUtcNow())
        {
            await nap.SleepUntilAsync(next?.At, ct);
            return;
        }

        // A ballot that was given in time counts before the deadline that ends its vote: one that is being taken at this
        // moment, and one that Telegram could bring to nobody.
        await backlog.WhenTakenAsync(ct);
        if (next.Kind == nameof(DeadlineKind.VoteEnds) && asked != (next.AffairId, next.At))
        {
            asked = (next.AffairId, next.At);
            await arrears.AskAsync(ct);
        }

        if (backlog.IsDone)
        {
            await FallDueAsync(next, ct);
        }
    }

    /// <summary>
    /// One kept answer that cannot be looked up must not hold every deadline; the vote that it belongs to looks again before
    /// it ends.
    /// </summary>
    private async Task RecountAsync(CancellationToken ct)
    {
        try
        {
            if (await recount.RunAsync(ct))
            {
                sender.Wake();
            }
        }
        catch (Exception fault) when (TelegramFaults.Is(fault))
        {
            log.LogWarning("Kept answers wait for Telegram ({Fault}).", fault.GetType().Name);
        }
    }

    private async Task FallDueAsync(DeadlineRow due, CancellationToken ct)
    {
        try
        {
            await DatabaseFaults.AgainAfterCollisionsAsync(() => DecideAsync(due, ct));
            sender.Wake();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or LeadershipLostException) && !DatabaseFaults.IsOutage(fault))
        {
            log.LogError("Deadline {Kind} of affair {Affair} failed ({Fault}).", due.Kind, due.AffairId, fault.GetType().Name);
            await PostponeAsync(due, time.GetUtcNow() + AfterFault, ct);
        }
    }

    private async Task DecideAsync(DeadlineRow due, CancellationToken ct)
    {
        var began = time.GetUtcNow();
        UnitOfWork? session = null;
        var settlement = sender.NextSettlement;
        while (!await database.WriteAsLeaderAsync(async db => !(session = await HandleAsync(db, due, began, ct)).Lookups.Any, ct))
        {
            await lookups.AnswerAsync(session!.Lookups, ct);
            if (session.Lookups.PollInDoubt)
            {
                await recount.HurryAsync(settlement, ct);
            }

            settlement = sender.NextSettlement;
        }

        if (session!.HasErased)
        {
            await database.EmptyLogAsync(ct);
        }
    }

    private async Task<UnitOfWork> HandleAsync(MicroGovContext db, DeadlineRow due, DateTimeOffset began, CancellationToken ct)
    {
        var session = new UnitOfWork(db, time.GetUtcNow(), ct, new PendingLookups(began));
        var row = await session.AffairAsync(due.AffairId);
        if (row is null || !Enum.TryParse<DeadlineKind>(due.Kind, out var kind))
        {
            await DropAsync(db, due, ct);
            return session;
        }

        var home = await session.HomeAsync(row);
        if (AffairDeadlines.WaitsForLoudHours(kind) && NextLoud(home.Community, session.Now) is var loud && loud > session.Now)
        {
            await Same(db, due)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.At, loud), ct);
            return session;
        }

        var result = await proceedings.FallDueAsync(session, row, home, kind);
        if (!session.Lookups.Any)
        {
            await session.SaveAsync();
            if (result.Refusal is not null || result.Value.IsEmpty)
            {
                await (LaterOf(session.StateOf(row), kind, home.Community, session.Now) is { } later
                    ? Same(db, due).ExecuteUpdateAsync(set => set.SetProperty(other => other.At, later), ct)
                    : DropAsync(db, due, ct));
            }
        }

        return session;
    }

    private static DateTimeOffset NextLoud(CommunityRow community, DateTimeOffset now)
    {
        var terms = UnitOfWork.TermsOf(community);
        return terms.QuietHours.NextLoud(now, TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone));
    }

    /// <summary>It knocked too early, since the community gives more time now than when the row was written: when it is really due.</summary>
    private static DateTimeOffset? LaterOf(Affair affair, DeadlineKind kind, CommunityRow community, DateTimeOffset now) =>
        AffairDeadlines.Of(affair, UnitOfWork.TermsOf(community)).Where(deadline => deadline.Kind == kind && deadline.At > now)
            .Select(deadline => (DateTimeOffset?)deadline.At).FirstOrDefault();

    private static Task DropAsync(MicroGovContext db, DeadlineRow due, CancellationToken ct) => Same(db, due).ExecuteDeleteAsync(ct);

    /// <summary>The row as it was read: one that somebody has moved meanwhile stays as they want it.</summary>
    private static IQueryable<DeadlineRow> Same(MicroGovContext db, DeadlineRow due) =>
        db.Deadlines.Where(row => row.AffairId == due.AffairId && row.Kind == due.Kind && row.At == due.At);

    private Task PostponeAsync(DeadlineRow due, DateTimeOffset until, CancellationToken ct) => database.WriteAsLeaderAsync(
        async db =>
        {
            await Same(db, due)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.At, until), ct);
            return true;
        },
        ct);
}
