using MicroGov.Delivery;
using MicroGov.Storage;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>
/// Takes a batch of updates through the house in one transaction: their ids, what they changed, what is owed. Only when
/// it has committed may Telegram forget them.
/// </summary>
public sealed class UpdateProcessor(
    CommitRunner commits, UpdateDispatcher dispatcher, OrphanReplay replay, BotIdentity bot, Backlog backlog,
    ILogger<UpdateProcessor> log)
{
    /// <summary>Call once before the first batch.</summary>
    public Task BeginAsync(CancellationToken ct) =>
        commits.RunAsync(new(work => PeopleDirectory.DoubtAfterSilenceAsync(work.Db, work.Now, ct)), ct);

    /// <summary>Returns once every update has had its effect, or lies with the dead letters.</summary>
    public async Task TakeAsync(IReadOnlyList<ReceivedUpdate> batch, CancellationToken ct)
    {
        using var taking = backlog.Take();
        try
        {
            await TakeTogetherAsync(batch, ct);
        }
        catch
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
        catch (Exception fault) when (CommitRunner.IsFaultOfAnUpdate(fault))
        {
            log.LogWarning(
                "A batch of {Count} updates failed ({Fault}); taking them one at a time.", batch.Count, fault.GetType().Name);
            foreach (var update in batch)
            {
                await TakeAloneAsync(update, ct);
            }
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
            await work.TakeAsync(bot.Id, [update.Id]);
            if (update.Origin.PressedQueryId is { } query)
            {
                // The button must not spin for ever.
                work.Enqueue(0, new AnswerButton(query, update.Origin.Account, null, false));
            }

            return new DeadLetter(
                update.Json(), await dispatcher.AffairOfAsync(work, update.Origin), update.Origin.Account, update.Accounts());
        },
        ct);

    /// <param name="withKept">Together with kept answers that can be counted now.</param>
    private Task CommitAsync(IReadOnlyList<ReceivedUpdate> batch, bool withKept, CancellationToken ct) => commits.RunAsync(
        new(work => HandleAsync(work, batch, withKept)) { Updates = batch.Count, WhenPollInDoubtAsync = replay.HurryAsync }, ct);

    private async Task HandleAsync(UnitOfWork work, IReadOnlyList<ReceivedUpdate> batch, bool withKept)
    {
        var unseen = await work.TakeAsync(bot.Id, batch.Select(update => update.Id));
        var incomings = batch.Where(update => unseen.Remove(update.Id)).Select(update => update.Read()).ToList();
        if (withKept)
        {
            incomings.InsertRange(0, await OrphanPollAnswers.TakeForAsync(work, incomings));
        }

        await dispatcher.HandleAsync(work, incomings);
    }
}
