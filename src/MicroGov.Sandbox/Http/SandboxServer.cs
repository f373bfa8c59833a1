using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MicroGov.Sandbox;

/// <summary>The sandbox on a server of its own, on loopback only.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens, such as http://127.0.0.1:49152; the bot's API address and the page's root.</summary>
    public Uri Address { get; }

    /// <summary>Starts it on this port, or on any free one.</summary>
    public static async Task<SandboxServer> StartAsync(SandboxWorld world, int port = 0, SandboxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.UseRouting();
        app.MapSandbox(world, options ?? new SandboxOptions());
        await app.StartAsync();
        return new SandboxServer(app, new Uri(app.Urls.First()));
    }

    /// <summary>Stops at once: a bot's waiting getUpdates does not hold it up.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
