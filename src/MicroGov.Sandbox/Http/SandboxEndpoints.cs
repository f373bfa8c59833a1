using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MicroGov.Sandbox;

/// <summary>Adds the sandbox to any ASP.NET Core application.</summary>
public static class SandboxEndpoints
{
    /// <summary>Maps the Bot API for the bot, and /sandbox, the chat page, for people on this machine.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder app, SandboxWorld world, SandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(options);
        BotEndpoints.Map(app, world);
        WebhookCaller.Start(world, app.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);

        var page = app.MapGroup("/sandbox").AddEndpointFilterFactory((_, next) => call => SameOrigin.CheckAsync(call, next));
        var server = new PageServer(world, options);
        PageFiles.Map(page, world);
        PageViews.Map(page, server);
        PageActs.Map(page, server);
        PageGroups.Map(page, world);
        PageControls.Map(page, server);
        PageFaults.Map(page, server);
        PageStream.Map(page, server);
    }
}
