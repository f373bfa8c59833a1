using MicroGov.Delivery;
using MicroGov.Hosting;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Play;

/// <summary>The real service on a stand-alone sandbox with its own temporary database, time moved by hand.</summary>
public sealed class ScenarioHost : IAsyncDisposable
{
    /// <summary>A Monday morning: no quiet hours in the way.</summary>
    private static readonly DateTimeOffset Opening = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server;
    private readonly IConfiguration configuration;
    private readonly string folder;
    private WebApplication? service;

    private ScenarioHost(
        SandboxWorld world,
        SandboxClock clock,
        SandboxServer server,
        IConfiguration configuration,
        string folder
    ) => (World, Clock, this.server, this.configuration, this.folder) = (world, clock, server, configuration, folder);

    public SandboxWorld World { get; }

    public SandboxClock Clock { get; }

    /// <summary>What goes wrong with the service's database.</summary>
#pragma warning disable RS0030 // SQLite waits in real time, whatever the sandbox's clock does.
    public DatabaseFaultInjector Troubles { get; } = new(TimeProvider.System);
#pragma warning restore RS0030

    public TimeDriver Hands => new(
        World, Clock, Services.GetRequiredService<OutboxProcessor>(), Services.GetRequiredService<DeadlineRunner>(),
        Services.GetRequiredService<FileRunner>(), Services.GetRequiredService<ElapsedTime>());

    /// <summary>Of the service that runs now.</summary>
    public IServiceProvider Services => service?.Services ?? throw new InvalidOperationException("The service is down.");

    public static async Task<ScenarioHost> OpenAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var clock = new SandboxClock(Opening);
        var world = new SandboxWorld(clock);
        var server = await SandboxServer.StartAsync(world);
        var folder = Directory.CreateTempSubdirectory("microgov-play").FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Telegram:BotToken"] = world.BotToken,
                ["Telegram:ApiBaseUrl"] = server.Address.ToString(),
                ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "play.db")}",
                // Time stands still here: nobody waits for others.
                ["Telegram:GatherFor"] = "00:00:00",
                // Nor has anybody an hour in which to say so much.
                ["Talk:CommandsAtOnce"] = "10000",
                ["Talk:PressesAtOnce"] = "10000",
                ["Talk:AnsweredFirst"] = "10000",
                ["Web:Urls"] = "http://127.0.0.1:0",
                ["Logging:LogLevel:MicroGov"] = "Warning",
                ["Logging:LogLevel:Default"] = "Warning",
            })
            .AddInMemoryCollection(settings)
            .Build();
        var host = new ScenarioHost(world, clock, server, configuration, folder);
        await host.StartServiceAsync(ct);
        return host;
    }

    /// <summary>Starts the service on the same database and the same world, as after an outage.</summary>
    public async Task StartServiceAsync(CancellationToken ct)
    {
        configuration["Telegram:BotToken"] = World.BotToken;
        service = ServiceHost.Build(configuration, Clock.Time, databaseHooks: [.. Troubles.Interceptors, new HastyDatabase()]);
        await service.Services.GetRequiredService<Database>().MigrateAsync(ct);
        await service.StartAsync(ct);
    }

    /// <summary>Takes the service down; the world goes on without it.</summary>
    public async Task StopServiceAsync()
    {
        if (service is { } running)
        {
            service = null;
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }

    /// <summary>Plays from raised to the end.</summary>
    /// <param name="show">Told before each step and after it has settled.</param>
    /// <exception cref="PlayException">It did not go as the scenario says.</exception>
    public async Task PlayAsync(Scenario scenario, string language, Func<Step, ScenarioPeople, Task> show, CancellationToken ct)
    {
        var cast = ScenarioPeople.Assemble(World, language);
        var texts = Wording.In(language);
        var player = new ScenarioPlayer(World, cast, Services.GetRequiredService<Database>(), texts, language);
        await Hands.SettleAsync(ct);
        await show(new Step(), cast);
        foreach (var step in scenario.Steps)
        {
            await player.DoAsync(step, ct);
            await (step.Wind is { } span ? Hands.WindAsync(TimeDriver.Span(span), ct) : Hands.SettleAsync(ct));
            await show(step, cast);
        }

        var affair = await player.AffairAsync(ct);
        if (affair?.Outcome?.ToString() != scenario.Ends)
        {
            throw new PlayException($"It should have ended {scenario.Ends}, but is {affair?.Stage} {affair?.Outcome}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopServiceAsync();
        await server.DisposeAsync();
        Troubles.Dispose();
        Clock.Dispose();
        if (configuration["Database:Provider"] != DatabaseOptions.PostgreSql)
        {
            // Its own pool alone: others in this process go on with theirs.
            await using var pooled = new SqliteConnection(configuration["Database:ConnectionString"]);
            SqliteConnection.ClearPool(pooled);
        }

        Directory.Delete(folder, recursive: true);
    }
}
