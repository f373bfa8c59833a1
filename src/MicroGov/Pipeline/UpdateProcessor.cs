using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Storage;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>
/// Takes a batch of updates through the house in one transaction: their ids, what they changed, what is owed. Only when
/// it has committed may Telegram forget them.
/// </summary>
public sealed class UpdateProcessor(
    CommitRunner commits, UpdateDispatcher dispatcher, OrphanReplay replay, Backlog backlog, FileJobs files,
    BotIdentity bot, ILogger<UpdateProcessor> log)
{
    /// <summary>Call once before the first batch.</summary>
    public Task BeginAsync(CancellationToken ct) =>
        commits.RunAsync(new(GroupDirectory.DoubtAfterSilenceAsync), ct);

    /// <summary>Returns once every update has had its effect, or lies with the dead letters.</summary>
    /// <exception cref="UnknownStateException">
    /// Some are about what only a newer version of the service can read, and wait at Telegram for it; the others have had theirs.
    /// </exception>
    public async Task TakeAsync(IReadOnlyList<ReceivedUpdate> batch, CancellationToken ct)
    {
        using var taking = backlog.Take();
        try
        {
            await TakeTogetherAsync(batch, ct);
        }
        catch (Exception fault) when (fault is not UnknownStateException)
        {
            // They wait at Telegram until it works again, and the deadlines wait for them.
            backlog.Begin();
            throw;
        }
    }

    private async Task TakeTogetherAsync(IReadOnlyList<ReceivedUpdate> batch, CancellationToken ct)
    {
        try
        {
            await CommitAsync(batch, withKept: true, ct);
        }
        catch (Exception fault) when (
            CommitRunner.IsFaultOfAnUpdate(fault) || (batch.Count > 1 && DatabaseFaults.WasTooMuch(fault)))
        {
            log.LogWarning(
                "A batch of {Count} updates failed ({Fault}); taking them one at a time.", batch.Count, fault.GetType().Name);
            await TakeOneByOneAsync(batch, ct);
        }
    }

    private async Task TakeOneByOneAsync(IReadOnlyList<ReceivedUpdate> batch, CancellationToken ct)
    {
        UnknownStateException? left = null;
        foreach (var update in batch)
        {
            try
            {
                await TakeAloneAsync(update, ct);
            }
            catch (UnknownStateException unknown)
            {
                log.LogWarning(
                    "Update {Id} waits: only a newer version of the service can read the {What} that it is about.",
                    update.Id, unknown.What);
                left = unknown;
            }
        }

        if (left is not null)
        {
            throw left;
        }
    }

    private Task TakeAloneAsync(ReceivedUpdate update, CancellationToken ct) => commits.RunOrBuryAsync(
        update.Id,
        async () =>
        {
            // Apart from the update, so that neither is buried for the other's fault.
            await replay.RunAsync(ct);
            await CommitAsync([update], withKept: false, ct);
        },
        async work =>
        {
            await work.Updates.TakeAsync(bot.Id, [update.Id]);
            return await LetterOfAsync(work, update);
        },
        ct);

    /// <param name="withKept">Together with kept answers that can be counted now.</param>
    private async Task CommitAsync(IReadOnlyList<ReceivedUpdate> batch, bool withKept, CancellationToken ct)
    {
        List<(long Id, Exception Fault)> unreadable = [];
        await commits.RunAsync(
            new(async work => unreadable = await HandleAsync(work, batch, withKept))
            {
                Updates = batch.Count, WhenPollInDoubtAsync = replay.HurryAsync,
            },
            ct);
        foreach (var (id, fault) in unreadable)
        {
            log.LogWarning("Update {Id} cannot be read ({Fault}) and lies with the dead letters.", id, fault.GetType().Name);
        }

        commits.NoteBuried(unreadable.Count);
    }

    /// <returns>Those that cannot be read. They lie with the dead letters, as trying them again would change nothing.</returns>
    private async Task<List<(long Id, Exception Fault)>> HandleAsync(
        UnitOfWork work, IReadOnlyList<ReceivedUpdate> batch, bool withKept)
    {
        var unseen = await work.Updates.TakeAsync(bot.Id, batch.Select(update => update.Id));
        var (incomings, unreadable) = (new List<Incoming>(batch.Count), new List<(long, Exception)>());
        foreach (var update in batch.Where(update => unseen.Remove(update.Id)))
        {
            try
            {
                if (await files.PutOffAsync(work, update, update.Read()) is { } now)
                {
                    incomings.Add(now);
                }
            }
            catch (Exception fault) when (CommitRunner.IsFaultOfAnUpdate(fault))
            {
                await CommitRunner.BuryAsync(work, update.Id, fault, await LetterOfAsync(work, update));
                unreadable.Add((update.Id, fault));
            }
        }

        if (withKept)
        {
            incomings.InsertRange(0, await OrphanPollAnswers.TakeForAsync(work, incomings));
        }

        await dispatcher.HandleAsync(work, incomings);
        return unreadable;
    }

    private async Task<DeadLetter> LetterOfAsync(UnitOfWork work, ReceivedUpdate update)
    {
        if (update.Origin.PressedQueryId is { } query)
        {
            // The button must not spin for ever.
            work.Enqueue(0, new AnswerButton(query, update.Origin.Account, null, false));
        }

        var affair = await dispatcher.AffairOfAsync(work, update.Origin);
        return await SecretLetters.IsSecretAsync(work, affair)
            ? SecretLetters.Of(update, affair)
            : new DeadLetter(update.Json(), affair, update.Origin.Account, update.Accounts());
    }
}
