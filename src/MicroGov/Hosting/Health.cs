using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Hosting;

/// <summary>
/// Whether the process lives, and whether it can work: the database answers, Telegram does, and the clock and the sender
/// turn. One entry each, 200 or 503, nothing secret. A replica that does not lead stands by.
/// </summary>
internal static class Health
{
    /// <summary>A worker that is busy, or has overslept, for so long hangs.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(5);

    /// <summary>A fault of Telegram's passes; one that lasts longer than this is an outage.</summary>
    private static readonly TimeSpan Passing = TimeSpan.FromMinutes(2);

    /// <summary>So long it is told that the clock was moved.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Whoever asks must not wait for a database that is silent.</summary>
    private static readonly TimeSpan PatienceWithDatabase = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "alive" }));
        app.MapGet("/health/ready", async (
            Database database, BotIdentity bot, TelegramMonitor telegram, CircuitBreaker breaker, DeadlineRunner clock,
            OutboxProcessor sender, ElapsedTime elapsed, ClockWatch watch, IServiceProvider services, CancellationToken ct) =>
        {
            var (leads, time) = (database.IsLeader, elapsed.Wall);
            var checks = new Dictionary<string, string>
            {
                ["database"] = await OfAsync(database, time, ct),
                ["telegram"] = leads || breaker.RestsUntil > elapsed.GetUtcNow()
                    ? Of(telegram, bot, breaker, elapsed)
                    : "ok: standing by",
                ["updates"] = leads ? Of(services.GetService<UpdatePoller>(), time.GetUtcNow()) : "ok: standing by",
                ["clock"] = leads ? Of(clock.ExecuteTask, clock.BusyFor) : "ok: standing by",
                ["time"] = Of(watch, time.GetUtcNow()),
                ["sender"] = leads ? Of(sender.ExecuteTask, sender.BusyFor) : "ok: standing by",
            };
            var isReady = checks.Values.All(check => check.StartsWith("ok", StringComparison.Ordinal));
            return Results.Json(
                new { status = isReady ? "ready" : "not ready", checks },
                statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static async Task<string> OfAsync(Database database, TimeProvider time, CancellationToken ct)
    {
        // A context asks nobody yet; who comes first pays for EF's model, and that is not the database's silence. Nor is the
        // translation of a query, which is why this one is written out.
        await using var db = await database.OpenAsync(ct);
        _ = db.Model;
        using var patience = new CancellationTokenSource(PatienceWithDatabase, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            await db.Database.ExecuteSqlRawAsync("""SELECT 1 FROM "Communities" LIMIT 1""", end.Token);
            return database.Trouble ?? "ok";
        }
        catch (Exception fault) when (
            fault is System.Data.Common.DbException || DatabaseFaults.IsOutage(fault)
            || (fault is OperationCanceledException && patience.IsCancellationRequested))
        {
            return "does not answer";
        }
    }

    private static string Of(TelegramMonitor telegram, BotIdentity bot, CircuitBreaker breaker, ElapsedTime elapsed) =>
        breaker.RestsUntil is { } until && until > elapsed.GetUtcNow()
            ? $"does not answer; calls rest until {until + elapsed.WallMovedBy:u}" :
        bot.Username.Length == 0 || telegram.AnsweredAt is not { } answered ? "has not answered yet"
        : telegram.FailedAt > answered && elapsed.Wall.GetUtcNow() - answered > Passing ? $"last answered at {answered:u}"
        : "ok";

    /// <summary>A clock that is moved stops nothing, but whoever looks after the machine should know.</summary>
    private static string Of(ClockWatch watch, DateTimeOffset now) =>
        watch.Last is { } jump && (now - jump.Seen).Duration() < Remembered
            ? $"ok: put {(jump.By < TimeSpan.Zero ? "back" : "forward")} by {jump.By.Duration():hh\\:mm\\:ss} at {jump.Seen:u}"
            : "ok";

    /// <summary>Where Telegram calls us there is no poller, and nothing of ours that could stop.</summary>
    private static string Of(UpdatePoller? poller, DateTimeOffset now) =>
        poller?.Trouble is var (what, since) && now - since > Passing ? what : "ok";

    private static string Of(Task? loop, TimeSpan busy) =>
        loop is null || loop.IsCompleted ? "does not run" : busy > Hanging ? "hangs" : "ok";
}
