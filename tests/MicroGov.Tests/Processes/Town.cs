using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>A Telegram of our own whose clock flows with real time, and a database file: what a real service process needs.</summary>
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

    public ServiceProcess StartService() => ServiceProcess.Start(Settings);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Clock.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
