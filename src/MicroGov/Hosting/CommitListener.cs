using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Replication;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Hosting;

/// <summary>
/// Wakes the sender, the clock and whoever reads files when another replica has committed something. On SQLite there is no other.
/// A word can get lost, with the replica that was about to say it or with the connection, so every few seconds they look without
/// being told.
/// </summary>
/// <param name="time">Real time, also where the residents' clock is moved by hand.</param>
public sealed class CommitListener(
    IServiceProvider services, OutboxProcessor sender, DeadlineRunner clock, FileRunner files, TimeProvider time,
    ILogger<CommitListener> log)
    : BackgroundService
{
    /// <summary>So late, at most, is what nobody told us of.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private readonly CommitNotifier? notifier = services.GetService<CommitNotifier>();

    private ITimer? rounds;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        rounds = notifier is null ? null : time.CreateTimer(_ => LookAround(), null, Round, Round);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        rounds?.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => notifier is null
        ? Task.CompletedTask
        : Task.WhenAll(
            PersistAsync(notifier.NotifyAsync, stoppingToken),
            PersistAsync(ct => notifier.ListenAsync(Hear, ct), stoppingToken));

    private void LookAround()
    {
        Hear(CommitNotifier.Owed);
        Hear(CommitNotifier.Settled);
    }

    private void Hear(string what)
    {
        if (what == CommitNotifier.Settled)
        {
            sender.HearOfSettlement();
            return;
        }

        sender.Wake();
        clock.Wake();
        files.Wake();
    }

    private async Task PersistAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (Exception fault) when (DatabaseFaults.IsOutage(fault) && !ct.IsCancellationRequested)
            {
                log.LogWarning("Word from other replicas waits for the database ({Fault}).", fault.GetType().Name);
                await Task.Delay(AfterFault, time, ct);
            }
        }
    }
}
