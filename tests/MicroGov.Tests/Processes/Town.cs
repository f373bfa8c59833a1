using MicroGov.Sandbox;
using Microsoft.Data.Sqlite;

namespace MicroGov.Tests.Processes;

/// <summary>
/// A Telegram of our own whose clock flows with real time, and a database file: what a real service process needs.
/// </summary>
public sealed class Town : IAsyncDisposable
{
    /// <summary>What the service says once Telegram has told it who it is.</summary>
    public const string Listening = "Listening as @MicroGovBot";

    private readonly SandboxServer server;
    private readonly string folder = Directory.CreateTempSubdirectory("microgov-town").FullName;

    private Town(SandboxClock clock, SandboxWorld world, SandboxServer server) =>
        (Clock, World, this.server) = (clock, world, server);

    public SandboxClock Clock { get; }

    public SandboxWorld World { get; }

    public Uri Address => server.Address;

    public string DatabaseFile => Path.Combine(folder, "town.db");

    /// <summary>Delivery is as quick as its options allow; the world's limits have to be lifted to match.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Telegram__BotToken"] = World.BotToken,
        ["Telegram__ApiBaseUrl"] = server.Address.ToString(),
        ["Database__ConnectionString"] = $"Data Source={DatabaseFile}",
        ["Web__Urls"] = "http://127.0.0.1:0",
        // A few people play a whole town.
        ["Talk__CommandsAtOnce"] = "10000", ["Talk__PressesAtOnce"] = "10000", ["Talk__AnsweredFirst"] = "10000",
        ["Delivery__PerSecond"] = "1000",
        ["Delivery__PerChatPerSecond"] = "30",
        ["Delivery__PerGroupPerMinute"] = "1000",
        ["Delivery__FirstPause"] = "00:00:00.100",
    };

    public static async Task<Town> BuildAsync()
    {
#pragma warning disable RS0030 // The service under test is another process: it lives by the real clock, and so must its Telegram.
        var realTime = TimeProvider.System;
#pragma warning restore RS0030
        var clock = new SandboxClock(realTime.GetUtcNow());
        clock.Flow(realTime);
        var world = new SandboxWorld(clock) { EnforceLimits = false };
        return new(clock, world, await SandboxServer.StartAsync(world));
    }

    /// <summary>From now on about every fifth call of the service meets with something.</summary>
    public void LetThingsGoWrong(int seed)
    {
        World.Faults.Seed(seed);
        SandboxFault[] calls =
        [
            new(SandboxFaultKind.Error) { Code = 500, Description = "Internal Server Error" },
            new(SandboxFaultKind.ErrorPage),
            new(SandboxFaultKind.Error) { AfterEffect = true },
            new(SandboxFaultKind.Reset),
            new(SandboxFaultKind.Reset) { AfterEffect = true },
            new(SandboxFaultKind.HalfAnswer),
            new(SandboxFaultKind.Delay) { Pause = TimeSpan.FromMilliseconds(200), Probability = 0.05 },
            new(SandboxFaultKind.Error)
            {
                Code = 429,
                Description = "Too Many Requests: retry after 1",
                RetryAfter = 1,
                Probability = 0.01,
            },
            new(SandboxFaultKind.DuplicateUpdates) { Probability = 0.3 },
            new(SandboxFaultKind.ReorderedUpdates) { Probability = 0.3 },
            new(SandboxFaultKind.RepeatedBatch) { Probability = 0.3 },
        ];
        foreach (var fault in calls)
        {
            World.Faults.SwitchOn(fault.Probability < 1 ? fault : fault with { Probability = 0.02 });
        }
    }

    /// <summary>
    /// Somebody else holds the database's write lock for a while; nothing happens as long as there is no database.
    /// </summary>
    public async Task HoldDatabaseAsync(TimeSpan after, TimeSpan span, CancellationToken ct)
    {
        await Task.Delay(after, Clock.Time, ct);
        if (!File.Exists(DatabaseFile))
        {
            return;
        }

        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync(ct);
        await using var hold = connection.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync(ct);
        await Task.Delay(span, Clock.Time, ct);
    }

    /// <summary>Completes when so much time has passed in the town.</summary>
    public Task WhenPassedAsync(TimeSpan span) => Task.Delay(span, Clock.Time);

    /// <summary>Completes at that time, or at once when it has passed.</summary>
    public Task WhenItIsAsync(DateTimeOffset moment) =>
        moment > Clock.Now ? WhenPassedAsync(moment - Clock.Now) : Task.CompletedTask;

    public ServiceProcess StartService() => ServiceProcess.Start(Settings);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Clock.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
