using MicroGov.Delivery;
using MicroGov.Scheduling;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Operations;

/// <summary>Wakes the sender and the clock when another replica has committed something. On SQLite there is no other.</summary>
public sealed class Messenger(IServiceProvider services, Sender sender, DeadlineClock clock, ILogger<Messenger> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private readonly Doorbell? doorbell = services.GetService<Doorbell>();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => doorbell is null
        ? Task.CompletedTask
        : Task.WhenAll(
            PersistAsync(doorbell.RingAsync, stoppingToken),
            PersistAsync(ct => doorbell.ListenAsync(Hear, ct), stoppingToken));

    private void Hear(string what)
    {
        if (what == Doorbell.Settled)
        {
            sender.HearOfSettlement();
            return;
        }

        sender.Wake();
        clock.Wake();
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
                await Task.Delay(AfterFault, StorageServices.RealTime, ct);
            }
        }
    }
}
