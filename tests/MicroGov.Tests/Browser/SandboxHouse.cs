using MicroGov.Hosting;
using MicroGov.Play;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Browser;

/// <summary>
/// The service on its embedded sandbox, in this process, as <c>sandbox</c> starts it. It can be stopped and started on its port.
/// </summary>
public sealed class SandboxHouse : IAsyncDisposable
{
    /// <summary>A Monday morning: at night the next deadline would be the end of the quiet hours.</summary>
    private static readonly DateTimeOffset Opening = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("microgov-browser").FullName;
    private readonly string language;
    private readonly int port = FreePort.Next();
    private EmbeddedSandboxHost? stage;
    private WebApplication? service;

    private SandboxHouse(string language) => this.language = language;

    public string Page => $"http://localhost:{port}/sandbox";

    public SandboxWorld World => stage!.World;

    public static async Task<SandboxHouse> OpenAsync(string language = "en")
    {
        var house = new SandboxHouse(language);
        await house.StartAsync();
        return house;
    }

    public async Task StartAsync()
    {
        stage = new EmbeddedSandboxHost(language, Opening);
        stage.World.EnforceLimits = false;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Web:Urls"] = $"http://localhost:{port}",
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "house.db")}",
            ["Community:Language"] = language,
            ["Delivery:PerChatPerSecond"] = "30",
            ["Delivery:PerGroupPerMinute"] = "1000",
            ["Talk:CommandsAtOnce"] = "10000", ["Talk:PressesAtOnce"] = "10000", ["Talk:AnsweredFirst"] = "10000",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:MicroGov"] = "Warning",
        }).Build();
        service = ServiceHost.Build(configuration, stage.Clock.Time, stage.Embedded, stage.Troubles.Interceptors);
        stage.Attach(service.Services);
        await service.Services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        await service.StartAsync();
    }

    /// <summary>Whoever is connected is cut off.</summary>
    public async Task StopAsync()
    {
        await service!.StopAsync();
        await service.DisposeAsync();
        stage!.Dispose();
        service = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await StopAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
