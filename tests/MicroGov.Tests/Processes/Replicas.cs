using MicroGov.Tests.Storage;

namespace MicroGov.Tests.Processes;

/// <summary>A town whose service runs as several processes on one PostgreSQL database.</summary>
internal sealed class Replicas : IAsyncDisposable
{
    /// <summary>What a replica says once it has been elected.</summary>
    public const string Elected = "This replica runs the clock and the sender now";

    /// <summary>What it says once it has noticed that another one has.</summary>
    public const string Deposed = "Another replica runs the clock and the sender now";

    private readonly TestDatabase database;
    private readonly Town town;

    private Replicas(TestDatabase database, Town town) => (this.database, this.town, Street) = (database, town, new(town.World));

    public Street Street { get; }

    public Town Town => town;

    public TestDatabase Database => database;

    public DateTimeOffset Now => town.Clock.Now;

    public static async Task<Replicas> BuildAsync() => new(await TestDatabase.CreateOnPostgresAsync(), await Town.BuildAsync());

    public ServiceProcess Start(params (string Name, string Value)[] settings)
    {
        var all = Settings;
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return ServiceProcess.Start(all);
    }

    /// <summary>What each of them is told, as environment variables.</summary>
    public Dictionary<string, string?> Settings
    {
        get
        {
            var all = new Dictionary<string, string?>(town.Settings);
            foreach (var (name, value) in database.Settings)
            {
                all[name.Replace(":", "__", StringComparison.Ordinal)] = value;
            }

            return all;
        }
    }

    /// <summary>Completes when it is so; looks whenever something has happened in the town.</summary>
    public async Task WhenAsync(Func<bool> isSo)
    {
        using var guard = new CancellationTokenSource(ServiceProcess.Guard);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        town.World.Happened += Look;
        Look(null);
        try
        {
            await seen.Task.WaitAsync(guard.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(
                $"It never came to be so. The group's last messages:\n{string.Join("\n---\n", Street.FromBot.TakeLast(8).Select(message => message.Text))}"
            );
        }

        town.World.Happened -= Look;

        void Look(object? happened)
        {
            // The world tells it while it is being changed, so the looking is done elsewhere.
            _ = Task.Run(() =>
            {
                if (isSo())
                {
                    seen.TrySetResult();
                }
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await town.DisposeAsync();
        await database.DisposeAsync();
    }
}
