using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Telemetry;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>Counts answers that were kept and whose poll is known by now, through the same desk as any other update.</summary>
public sealed class OrphanReplay(
    Database database, UpdateDispatcher desk, TelegramLookups lookups, BotIdentity bot, TimeProvider time, ServiceMetrics measures, ILogger<OrphanReplay> log)
{
    /// <summary>Returns once nothing that can be counted is kept. One that cannot be handled lies with the dead letters.</summary>
    /// <returns>True when anything was counted.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var any = false;
        while (await AnyAsync(ct))
        {
            any = true;
            try
            {
                await DatabaseFaults.AgainAfterCollisionsAsync(() => CountAsync(only: null, ct));
            }
            catch (Exception fault) when (UpdateProcessor.IsFaultOfAnUpdate(fault))
            {
                log.LogWarning("Counting kept answers failed ({Fault}); taking them one at a time.", fault.GetType().Name);
                await CountAloneAsync(ct);
            }
        }

        return any;
    }

    /// <summary>
    /// A vote is to end while answers are kept: counts those that can be, or else waits until Telegram has told more, but not
    /// for long, as nothing else is taken meanwhile.
    /// </summary>
    /// <param name="settlement">Completes when calls have come back since the look that found answers kept.</param>
    public async Task HurryAsync(Task settlement, CancellationToken ct)
    {
        if (await RunAsync(ct))
        {
            return;
        }

        try
        {
            await settlement.WaitAsync(Outbox.SoonKnown, time, ct);
        }
        catch (TimeoutException)
        {
            // Whoever asked looks again whether it is still worth waiting.
        }

        await RunAsync(ct);
    }

    /// <summary>Nearly always nothing is kept at all, which one look tells.</summary>
    private async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using (var db = await database.OpenAsync(ct))
        {
            if (!await OrphanPollAnswers.AnyAsync(db, ct))
            {
                return false;
            }

            if (await OrphanPollAnswers.AnyKnownAsync(db, ct))
            {
                return true;
            }
        }

        var recognised = false;
        await DatabaseFaults.AgainAfterCollisionsAsync(async () =>
            recognised = await database.WriteAsync(db => OrphanPollAnswers.RecogniseTwinsAsync(new UnitOfWork(db, time.GetUtcNow(), ct)), ct));
        return recognised;
    }

    /// <summary>The first; when it fails again and again it is buried, so that it cannot hold the others up.</summary>
    private async Task CountAloneAsync(CancellationToken ct)
    {
        long first;
        await using (var db = await database.OpenAsync(ct))
        {
            first = await OrphanPollAnswers.FirstKnownAsync(db, ct);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await DatabaseFaults.AgainAfterCollisionsAsync(() => CountAsync(first, ct));
                return;
            }
            catch (Exception fault) when (UpdateProcessor.IsFaultOfAnUpdate(fault))
            {
                if (attempt == UpdateProcessor.TriesAlone)
                {
                    log.LogError("A kept answer failed {Tries} times ({Fault}) and lies with the dead letters.", attempt, fault.GetType().Name);
                    await BuryAsync(first, fault, ct);
                    return;
                }
            }
        }
    }

    private Task BuryAsync(long updateId, Exception fault, CancellationToken ct) => database.WriteAsync(
        async db =>
        {
            var session = new UnitOfWork(db, time.GetUtcNow(), ct);
            foreach (var polled in await OrphanPollAnswers.TakeKnownAsync(session, updateId))
            {
                await DeadLetters.AddAsync(session, polled, fault);
                measures.Buried();
            }

            await session.SaveAsync();
            return true;
        },
        ct);

    private async Task CountAsync(long? only, CancellationToken ct)
    {
        var began = time.GetUtcNow();
        UnitOfWork? session = null;
        while (!await database.WriteAsync(async db => !(session = await HandleAsync(db, only, began, ct)).Lookups.Any, ct))
        {
            await lookups.AnswerAsync(session!.Lookups, ct);
        }
    }

    private async Task<UnitOfWork> HandleAsync(MicroGovContext db, long? only, DateTimeOffset began, CancellationToken ct)
    {
        var session = new UnitOfWork(db, time.GetUtcNow(), ct, new PendingLookups(began)) { BotId = bot.Id };
        var kept = await OrphanPollAnswers.TakeKnownAsync(session, only);
        await desk.FetchAsync(session, kept);
        foreach (var polled in kept)
        {
            (session.UpdateId, session.IsKept) = (polled.UpdateId, true);
            await desk.HandleAsync(session, polled);
        }

        if (!session.Lookups.Any)
        {
            await session.SaveAsync();
        }

        return session;
    }
}
