using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>
/// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): "changed" says to look again,
/// at most ten times a second; "toast" carries the bot's answer to a press.
/// </summary>
internal static class PageStream
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    public static void Map(RouteGroupBuilder page, PageServer server) =>
        page.MapGet("/api/stream", (HttpContext http) => RunAsync(http, server));

    private static async Task RunAsync(HttpContext http, PageServer server)
    {
        http.Response.ContentType = "text/event-stream";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var toasts = Channel.CreateBounded<SandboxEvent>(
            new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });
        // One waiting "changed" stands for any number of them.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Hear(SandboxEvent news)
        {
            if (news.Kind == SandboxEventKind.Toast)
            {
                toasts.Writer.TryWrite(news);
            }

            changes.Writer.TryWrite(true);
        }

        using var end = http.UntilGone();
        server.World.Happened += Hear;
        try
        {
            await WriteAsync(http, ": welcome\n\n", end.Token);
            await TellAsync(http, server, toasts.Reader, changes.Reader, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            server.World.Happened -= Hear;
        }
    }

    private static async Task TellAsync(
        HttpContext http,
        PageServer server,
        ChannelReader<SandboxEvent> toasts,
        ChannelReader<bool> changes,
        CancellationToken end)
    {
        while (true)
        {
            try
            {
                await changes.WaitToReadAsync(end).AsTask().WaitAsync(PingEvery, server.Options.RealTime, end);
            }
            catch (TimeoutException)
            {
                await WriteAsync(http, ": ping\n\n", end);
                continue;
            }

            changes.TryRead(out _);
            while (toasts.TryRead(out var news))
            {
                var toast = new
                {
                    userId = news.UserId,
                    text = news.Toast?.Text,
                    alert = news.Toast?.Alert ?? false,
                };
                await WriteAsync(
                    http, $"event: toast\ndata: {JsonSerializer.Serialize(toast, JsonSerializerOptions.Web)}\n\n", end);
            }

            var state = new { version = server.World.Version, now = server.World.Now };
            await WriteAsync(
                http, $"event: changed\ndata: {JsonSerializer.Serialize(state, JsonSerializerOptions.Web)}\n\n", end);
            await Task.Delay(Gap, server.Options.RealTime, end);
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken end)
    {
        await http.Response.WriteAsync(text, end);
        await http.Response.Body.FlushAsync(end);
    }
}
