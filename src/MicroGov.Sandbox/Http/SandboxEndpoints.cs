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
        var desk = new PageDesk(world, options);
        PageFiles.Map(page, world);
        PageViews.Map(page, desk);
        PageActs.Map(page, desk);
        PageGroups.Map(page, world);
        PageControls.Map(page, desk);
        PageFaults.Map(page, desk);
        PageStream.Map(page, desk);
    }
}
