using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Storage.Stores;
using MicroGov.Storage;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>Counts answers that were kept and whose poll is known by now, in the same way as any other update.</summary>
public sealed class OrphanReplay(
    Database database, CommitRunner commits, UpdateDispatcher dispatcher, BotIdentity bot, TimeProvider time,
    ILogger<OrphanReplay> log)
{
    /// <summary>
    /// Returns once nothing that can be counted is kept, or what is kept waits for a newer version of the service. One that
    /// cannot
    /// be handled lies with the dead letters.
    /// </summary>
    /// <returns>True when anything was counted.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var any = false;
        try
        {
            while (await AnyAsync(ct))
            {
                await CountAllAsync(ct);
                any = true;
            }
        }
        catch (UnknownStateException unknown)
        {
            log.LogWarning(
                "Kept answers wait: only a newer version of the service can read the {What} that they are about.", unknown.What);
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

    private async Task<bool> AnyAsync(CancellationToken ct)
    {
        switch (await OrphanAnswerStore.LookAsync(database, ct))
        {
            case (false, _): return false;
            case (true, not null): return true;
        }

        var recognised = false;
        await commits.RunAsync(new(async work => recognised = await OrphanPollAnswers.RecogniseTwinsAsync(work)), ct);
        return recognised;
    }

    private async Task CountAllAsync(CancellationToken ct)
    {
        try
        {
            await CountAsync(only: null, ct);
        }
        catch (Exception fault) when (CommitRunner.IsFaultOfAnUpdate(fault))
        {
            log.LogWarning("Counting kept answers failed ({Fault}); taking them one at a time.", fault.GetType().Name);
            await CountAloneAsync(ct);
        }
    }

    /// <summary>The first; when it fails again and again it is buried, so that it cannot hold the others up.</summary>
    private async Task CountAloneAsync(CancellationToken ct)
    {
        var first = (await OrphanAnswerStore.LookAsync(database, ct)).FirstKnown ?? 0;
        await commits.RunOrBuryAsync(
            first,
            () => CountAsync(first, ct),
            async work => await OrphanPollAnswers.TakeKnownAsync(work, first) is [var polled, ..]
                ? new DeadLetter(
                    System.Text.Json.JsonSerializer.Serialize(polled),
                    await dispatcher.AffairOfAsync(work, new(PollId: polled.PollId)), polled.Who?.TelegramId,
                    AccountsNamed.Only(polled.Who?.TelegramId))
                : null,
            ct);
    }

    private Task CountAsync(long? only, CancellationToken ct) => commits.RunAsync(
        new(async work =>
        {
            work.Updates.BotId = bot.Id;
            await dispatcher.HandleAsync(work, await OrphanPollAnswers.TakeKnownAsync(work, only));
        }),
        ct);
}
