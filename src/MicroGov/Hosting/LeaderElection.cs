using MicroGov.Pipeline;
using MicroGov.Replication;
using MicroGov.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroGov.Hosting;

/// <summary>What only one replica may do at a time, such as sending and deciding what is due.</summary>
public sealed record Duty(BackgroundService Service);

/// <summary>
/// Starts the duties when this replica is elected and stops them when another one is, or when the service stops. Alone on
/// its SQLite file, a service is elected at once and for good.
/// </summary>
/// <param name="leadership">Null on SQLite.</param>
/// <param name="elected">Told before each reign begins.</param>
/// <param name="recovered">Told when the database answers again after an outage in the middle of a reign.</param>
/// <param name="time">Real time, also where the residents' clock is moved by hand.</param>
public sealed class LeaderElection(
    IEnumerable<Duty> duties, Leadership? leadership, Action elected, Action recovered, TimeProvider time,
    ILogger<LeaderElection> log)
    : BackgroundService
{
    /// <summary>How often the leader renews its lease: two may fail.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(0.9);

    /// <summary>How often the others try to follow it.</summary>
    private static readonly TimeSpan Candidacy = TimeSpan.FromSeconds(0.5);

    private readonly List<BackgroundService> services = [.. duties.Select(duty => duty.Service)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryAsync(leadership is null ? null : () => leadership.TryTakeAsync(stoppingToken)) == true)
            {
                await ReignAsync(stoppingToken);
            }
            else
            {
                await Task.Delay(Candidacy, time, stoppingToken);
            }
        }
    }

    private async Task ReignAsync(CancellationToken ct)
    {
        if (leadership is not null)
        {
            log.LogInformation("This replica runs the clock and the sender now (election {Epoch}).", leadership.Epoch);
        }

        elected();
        using var over = new CancellationTokenSource();
        var renewing = RenewAsync(over.Token);
        try
        {
            foreach (var service in services)
            {
                await service.StartAsync(CancellationToken.None);
            }

            await WhenAnyEndsAsync(renewing, ct);
        }
        finally
        {
            // The lease goes on: the sender still writes down the answers to what it has sent.
            foreach (var service in Enumerable.Reverse(services))
            {
                await service.StopAsync(CancellationToken.None);
            }

            await over.CancelAsync();
            await renewing;
            await TryAsync(leadership is null ? null : async () =>
            {
                await leadership.ReleaseAsync(CancellationToken.None);
                return true;
            });
        }
    }

    /// <summary>Ends when another replica has been elected, or when it is told to.</summary>
    private async Task RenewAsync(CancellationToken ct)
    {
        try
        {
            var answered = true;
            while (await TryAsync(leadership is null ? null : () => leadership.RenewAsync(ct)) is var kept && kept != false)
            {
                if (kept is true && !answered)
                {
                    recovered();
                }

                answered = kept is true;
                await Task.Delay(leadership is null ? Timeout.InfiniteTimeSpan : Renewal, time, ct);
            }

            log.LogWarning("Another replica runs the clock and the sender now.");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Told to.
        }
    }

    /// <returns>Null when the database did not answer: then nobody knows.</returns>
    private async Task<bool?> TryAsync(Func<Task<bool>>? ask)
    {
        try
        {
            return ask is null || await ask();
        }
        catch (Exception fault) when (MicroGov.Storage.DatabaseFaults.IsOutage(fault))
        {
            log.LogWarning("The election waits for the database ({Fault}).", fault.GetType().Name);
            return null;
        }
    }

    /// <summary>The reign is over, the service stops, or a duty broke: then the host hears of it.</summary>
    private async Task WhenAnyEndsAsync(Task renewing, CancellationToken ct)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ct.Register(() => stopped.TrySetResult());
        List<Task> running = [renewing, stopped.Task];
        services.ForEach(service => running.Add(service.ExecuteTask!));
        while (!renewing.IsCompleted && !stopped.Task.IsCompleted)
        {
            var ended = await Task.WhenAny(running);
            running.Remove(ended);
            if (ended.Exception is { } fault)
            {
                throw new InvalidOperationException("A duty broke.", fault);
            }
        }
    }
}

/// <summary>Registers duties.</summary>
public static class DutyServices
{
    /// <summary>It is run by the elected replica only. Duties start in the order of their registration.</summary>
    public static IServiceCollection AddDuty<T>(this IServiceCollection services)
        where T : BackgroundService => services
        .AddSingleton<T>()
        .AddSingleton(provider => new Duty(provider.GetRequiredService<T>()));

    /// <summary>Runs the duties, and lets replicas hear of each other.</summary>
    public static IServiceCollection AddElection(this IServiceCollection services) => services
        .AddHostedService(provider => ActivatorUtilities.CreateInstance<CommitListener>(provider, StorageServices.RealTime))
        .AddHostedService(provider => new LeaderElection(
            provider.GetServices<Duty>(),
            provider.GetService<Leadership>(),
            provider.GetRequiredService<Backlog>().Begin,
            // Whoever polls finds out itself: its poll was open all the time.
            provider.GetService<WebhookEndpoint>() is null ? () => { } : provider.GetRequiredService<Backlog>().Begin,
            StorageServices.RealTime,
            provider.GetRequiredService<ILogger<LeaderElection>>()));
}
