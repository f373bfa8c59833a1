using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>
/// The service, killed at random points and started again. A point is a number of things that happened in the world since
/// its start: its Telegram tells what happened before it answers, so the kill falls between an effect and our knowing of it.
/// Or it is a time, so that starts, naps and turns without a call are hit as well.
/// </summary>
public sealed class KilledService(Town town, int kills, int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private TaskCompletionSource? killed;
    private ServiceProcess? running;
    private int left;

    /// <summary>How often it has been killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Told after each kill.</summary>
    public Action<int> Killed { get; init; } = _ => { };

    /// <summary>At which event each kill fell.</summary>
    public List<string> Points { get; } = [];

    /// <summary>
    /// Lives and dies until it has been killed often enough and is told to stop; the last life is ended by a kill as well.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        town.World.Happened += Count;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await LiveAsync(stop);
            }
        }
        finally
        {
            town.World.Happened -= Count;
        }
    }

    private async Task LiveAsync(CancellationToken stop)
    {
        await using var service = town.StartService();
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        lock (gate)
        {
            // Long enough that something gets done between two kills, short enough to hit every kind of moment.
            (running, left, killed) = (service, random.Next(3, 45), dead);
        }

        using var life = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Task> meanwhile = [];
        if (random.Next(3) == 0 && Kills < kills)
        {
            var span = TimeSpan.FromMilliseconds(random.Next(50, 3_000));
            meanwhile.Add(AfterAsync(span, service, life.Token));
        }

        if (random.Next(5) == 0)
        {
            var (after, hold) = (
                TimeSpan.FromMilliseconds(random.Next(500, 3_000)), TimeSpan.FromMilliseconds(random.Next(20, 800)));
            meanwhile.Add(town.HoldDatabaseAsync(after, hold, life.Token));
        }

        var ended = service.WhenEndedAsync();
        await Task.WhenAny(dead.Task, stopped.Task, ended);
        lock (gate)
        {
            running = null;
        }

        if (!dead.Task.IsCompleted && !stopped.Task.IsCompleted)
        {
            var how = ended.IsCompletedSuccessfully ? $"ended by itself with {await ended}" : "came to nothing for minutes";
            throw new InvalidOperationException(
                $"After {Kills} kills, the last at {Points.LastOrDefault()}, the service {how}:\n{service.Said}");
        }

        service.Kill();
        await ended;
        await life.CancelAsync();
        await Task.WhenAll(meanwhile)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Killed(++Kills);
    }

    private async Task AfterAsync(TimeSpan span, ServiceProcess service, CancellationToken ct)
    {
        await Task.Delay(span, town.Clock.Time, ct);
        lock (gate)
        {
            if (running == service)
            {
                End(service, $"{span.TotalMilliseconds} ms");
            }
        }
    }

    private void End(ServiceProcess service, string point)
    {
        service.Kill();
        running = null;
        Points.Add(point);
        killed!.TrySetResult();
    }

    private void Count(SandboxEvent happened)
    {
        lock (gate)
        {
            if (running is { } service && Kills < kills && --left == 0)
            {
                var who = happened.Message is { FromBot: false } ? " by a person" : "";
                End(service, $"{happened.Kind}{(happened.Message is { Poll: not null } ? " poll" : "")}{who}");
            }
        }
    }
}
