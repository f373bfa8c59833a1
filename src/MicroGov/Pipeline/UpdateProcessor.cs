using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Telegram;
using MicroGov.Telemetry;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;

namespace MicroGov.Pipeline;

/// <summary>
/// Takes a batch of updates through the house in one transaction: their ids, what they changed, what is owed. Only when
/// it has committed may Telegram forget them.
/// </summary>
public sealed class UpdateProcessor(
    Database database, UpdateDispatcher desk, OrphanReplay recount, TelegramLookups lookups, BotIdentity bot, Backlog backlog, OutboxProcessor sender, DeadlineRunner clock,
    TimeProvider time, ServiceMetrics measures, ILogger<UpdateProcessor> log)
{
    internal const int TriesAlone = 3;

    /// <summary>Returns once every update has had its effect, or lies with the dead letters.</summary>
    public async Task TakeAsync(IReadOnlyList<Update> batch, CancellationToken ct)
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

    private async Task TakeTogetherAsync(IReadOnlyList<Update> batch, CancellationToken ct)
    {
        try
        {
            await CommitAsync(batch, withKept: true, ct);
        }
        catch (Exception fault) when (IsFaultOfAnUpdate(fault))
        {
            log.LogWarning("A batch of {Count} updates failed ({Fault}); taking them one at a time.", batch.Count, fault.GetType().Name);
            foreach (var update in batch)
            {
                await TakeAloneAsync(update, ct);
            }
        }
    }

    /// <summary>Call once before the first batch.</summary>
    public Task BeginAsync(CancellationToken ct) =>
        database.WriteAsync(db => PeopleDirectory.DoubtAfterSilenceAsync(db, time.GetUtcNow(), ct), ct);

    private async Task TakeAloneAsync(Update update, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Apart from the update, so that neither is buried for the other's fault.
                await recount.RunAsync(ct);
                await CommitAsync([update], withKept: false, ct);
                return;
            }
            catch (Exception fault) when (IsFaultOfAnUpdate(fault))
            {
                if (attempt == TriesAlone)
                {
                    log.LogError("Update {Id} failed {Tries} times ({Fault}) and lies with the dead letters.", update.Id, attempt, fault.GetType().Name);
                    await BuryAsync(update, fault, ct);
                    measures.Buried();
                    return;
                }
            }
        }
    }

    /// <summary>
    /// A network, a disk or a lock that fails is nobody's update: the batch waits at Telegram until it works again.
    /// </summary>
    internal static bool IsFaultOfAnUpdate(Exception fault) =>
        fault is not OperationCanceledException && !TelegramFaults.Is(fault) && !DatabaseFaults.IsOutage(fault);

    /// <summary>Another replica may have been quicker with the same person, number or affair: then the batch is decided again.</summary>
    /// <param name="withKept">Together with kept answers that can be counted now.</param>
    private Task CommitAsync(IReadOnlyList<Update> batch, bool withKept, CancellationToken ct) =>
        DatabaseFaults.AgainAfterCollisionsAsync(() => CommitOnceAsync(batch, withKept, ct));

    private async Task CommitOnceAsync(IReadOnlyList<Update> batch, bool withKept, CancellationToken ct)
    {
        // What Telegram must be asked first is noted on the way; then the whole batch is decided again.
        var began = time.GetUtcNow();
        UnitOfWork? session = null;
        var settlement = sender.NextSettlement;
        while (!await database.WriteAsync(async db => !(session = await HandleAsync(db, batch, withKept, began, ct)).Lookups.Any, ct))
        {
            await lookups.AnswerAsync(session!.Lookups, ct);
            if (session.Lookups.PollInDoubt)
            {
                await recount.HurryAsync(settlement, ct);
            }

            settlement = sender.NextSettlement;
        }

        measures.Took(batch.Count);
        if (session!.HasErased)
        {
            await database.EmptyLogAsync(ct);
        }

        // A flood of ballots to cards that are stale already is no news.
        if (session.HasNewsForDelivery)
        {
            sender.Wake();
        }

        if (session.HasNewsForClock)
        {
            clock.Wake();
        }
    }

    private async Task<UnitOfWork> HandleAsync(
        MicroGovContext db, IReadOnlyList<Update> batch, bool withKept, DateTimeOffset began, CancellationToken ct)
    {
        var session = new UnitOfWork(db, time.GetUtcNow(), ct, new PendingLookups(began));
        var unseen = await session.TakeAsync(bot.Id, batch.Select(update => (long)update.Id));
        var incomings = batch.Where(update => unseen.Remove(update.Id)).Select(UpdateReader.Read).ToList();
        if (withKept)
        {
            incomings.InsertRange(0, await OrphanPollAnswers.TakeForAsync(session, incomings));
        }

        await desk.FetchAsync(session, incomings);
        foreach (var incoming in incomings)
        {
            (session.UpdateId, session.IsKept) = (incoming.UpdateId, incoming is PollAnswered { IsKept: true });
            await desk.HandleAsync(session, incoming);
        }

        if (!session.Lookups.Any)
        {
            await session.SaveAsync();
        }

        return session;
    }

    private Task BuryAsync(Update update, Exception fault, CancellationToken ct) => database.WriteAsync(
        async db =>
        {
            var session = new UnitOfWork(db, time.GetUtcNow(), ct);
            await session.TakeAsync(bot.Id, [update.Id]);
            await DeadLetters.AddAsync(session, update, fault);
            if (update.CallbackQuery is { } query)
            {
                // The button must not spin for ever.
                session.Enqueue(0, new AnswerButton(query.Id, null, false));
            }

            await session.SaveAsync();
            return true;
        },
        ct);
}
