using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Telemetry;
using Microsoft.Extensions.Logging;

namespace MicroGov.Pipeline;

/// <summary>
/// Commits whatever changes an affair or a community: updates, deadlines, replays. What Telegram must be asked first is noted
/// while deciding; then nothing is written, it is asked, and all is decided again.
/// </summary>
public sealed class CommitRunner(
    Database database, TelegramLookups lookups, OutboxProcessor sender, ServiceMetrics metrics, ElapsedTime time,
    ILogger<CommitRunner> log)
{
    private const int TriesAlone = 3;

    private Action? newsForClock;

    /// <summary>The next deadline may have changed, or answers that were kept can be counted now.</summary>
    public event Action NewsForClock
    {
        add
        {
            newsForClock += value;
            sender.PollBecameKnown += value;
        }

        remove
        {
            newsForClock -= value;
            sender.PollBecameKnown -= value;
        }
    }

    /// <summary>An update was put off until a file is read.</summary>
    public event Action? NewsForFiles;

    /// <summary>The clocks that everything is committed by.</summary>
    public ElapsedTime Time => time;

    /// <summary>A network, a disk or a lock that fails is nobody's update: it waits until that works again.</summary>
    public static bool IsFaultOfAnUpdate(Exception fault) =>
        fault is not OperationCanceledException && !TelegramFaults.Is(fault) && !DatabaseFaults.IsOutage(fault);

    /// <summary>
    /// Returns once it is committed. Another replica may have been quicker with the same person, number or affair: then it is
    /// decided again.
    /// </summary>
    public Task RunAsync(CommitJob job, CancellationToken ct) => DatabaseFaults.AgainAfterCollisionsAsync(async () =>
    {
        var work = await DecideUntilNothingIsMissingAsync(job, ct);
        if (job.Updates > 0)
        {
            metrics.Took(job.Updates);
        }

        await TellAsync(work, ct);
    });

    /// <summary>
    /// Tries one update alone, so that no other is held up by it: when it fails again and again, it is buried; not when it is
    /// about what only a newer version of the service can read.
    /// </summary>
    /// <exception cref="UnknownStateException">It is, and has had no effect.</exception>
    /// <param name="settleAsync">Takes it out of the way, and says what it was; null when it is gone already.</param>
    public async Task RunOrBuryAsync(
        long updateId, Func<Task> attemptAsync, Func<UnitOfWork, Task<DeadLetter?>> settleAsync, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await attemptAsync();
                return;
            }
            catch (Exception fault) when (IsFaultOfAnUpdate(fault) && fault is not UnknownStateException)
            {
                if (attempt == TriesAlone)
                {
                    log.LogError(
                        "Update {Id} failed {Tries} times ({Fault}) and lies with the dead letters.",
                        updateId, attempt, fault.GetType().Name);
                    await BuryAsync(updateId, fault, settleAsync, ct);
                    return;
                }
            }
        }
    }

    /// <summary>What cannot be handled is kept with its fault, in the transaction that acknowledges it.</summary>
    public static Task BuryAsync(UnitOfWork work, long updateId, Exception fault, DeadLetter letter) => work.Updates.BuryAsync(
        new()
        {
            UpdateId = updateId, Json = letter.Json, At = work.Now,
            Error = letter.HidesFault ? $"{fault.GetType()}\n{fault.StackTrace}" : fault.ToString(),
            AffairId = letter.AffairId, Account = letter.Account,
        },
        letter.Named.Accounts,
        letter.Named.Usernames);

    /// <summary>Once it is committed: so many lie with the dead letters now.</summary>
    public void NoteBuried(int count) => metrics.Buried(count);

    private async Task<UnitOfWork> DecideUntilNothingIsMissingAsync(CommitJob job, CancellationToken ct)
    {
        var began = time.GetUtcNow();
        while (true)
        {
            var settlement = sender.NextSettlement;
            var work = await database.RunAsync(job.DecideAsync, job.AsLeader, time, began, ct);
            if (!work.Lookups.Any)
            {
                return work;
            }

            await lookups.AnswerAsync(work.Lookups, ct);
            if (work.Lookups.PollInDoubt)
            {
                await job.WhenPollInDoubtAsync(settlement, ct);
            }
        }
    }

    /// <summary>What every commit owes to others.</summary>
    private async Task TellAsync(UnitOfWork work, CancellationToken ct)
    {
        try
        {
            if (work.HasErased)
            {
                await database.EmptyLogAsync(ct);
            }
        }
        finally
        {
            Wake(work);
        }
    }

    private void Wake(UnitOfWork work)
    {
        // A flood of ballots to cards that are stale already is no news.
        if (work.HasNewsForDelivery)
        {
            sender.Wake();
        }

        if (work.HasNewsForClock)
        {
            newsForClock?.Invoke();
        }

        if (work.HasNewsForFiles)
        {
            NewsForFiles?.Invoke();
        }
    }

    private async Task BuryAsync(
        long updateId, Exception fault, Func<UnitOfWork, Task<DeadLetter?>> settleAsync, CancellationToken ct)
    {
        var isBuried = false;
        await RunAsync(
            new(async work =>
            {
                var letter = await settleAsync(work);
                isBuried = letter is not null;
                if (letter is not null)
                {
                    await BuryAsync(work, updateId, fault, letter);
                }
            }),
            ct);
        NoteBuried(isBuried ? 1 : 0);
    }
}
