using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace MicroGov.Sandbox;

/// <summary>
/// Brings updates to the bot's webhook: one a call, up to max_connections at once, again with growing pauses until an
/// answer 2xx. What the answer holds is not read: a method call in it would be lost, which Telegram allows as well.
/// </summary>
internal sealed class WebhookCaller
{
    /// <summary>"Read timeout expired": by the world's clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // No limit in real time, and no proxy between neighbours.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly SandboxWorld world;
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private WebhookCaller(SandboxWorld world) => this.world = world;

    /// <summary>Calls from now on until the server stops.</summary>
    public static void Start(SandboxWorld world, CancellationToken stopping)
    {
        var caller = new WebhookCaller(world);
        world.Updates.Changed += caller.Wake;
        stopping.Register(() => world.Change(() => world.Updates.Changed -= caller.Wake));
        _ = caller.RunAsync(stopping);
    }

    /// <summary>Looks for something to bring soon; it may be called under the world's lock.</summary>
    private void Wake() => wakes.Writer.TryWrite(true);

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (await wakes.Reader.WaitToReadAsync(stopping))
            {
                wakes.Reader.TryRead(out _);
                var (hook, leaving) = world.Change(() => (world.Hook, world.Hook?.Leave(world.Updates.Waiting, world.Now) ?? []));
                foreach (var (id, update) in leaving)
                {
                    _ = BringAsync(hook!, id, update, stopping);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task BringAsync(Hook hook, long id, JsonObject update, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(hook.End.Token, stopping);
        var trouble = await CallAsync(hook, update, end.Token);
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        world.Change(() =>
        {
            if (world.Hook != hook)
            {
                return;
            }

            if (trouble is null)
            {
                hook.Delivered(update);
                world.Updates.Delivered(id);
            }
            else
            {
                ComeBackAfter(hook.Failed(update, trouble, world.Now));
            }

            Wake();
        });
    }

    /// <summary>Null when the answer was 2xx, otherwise what getWebhookInfo will tell.</summary>
    private async Task<string?> CallAsync(Hook hook, JsonObject update, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, world.Clock.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url);
        request.Content = new StringContent(
            update.ToJsonString(SandboxJson.Wire), Encoding.UTF8, MediaTypeNames.Application.Json);
        if (hook.Secret.Length > 0)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", hook.Secret);
        }

        try
        {
            using var response = await Http.SendAsync(request, end.Token);
            return response.IsSuccessStatusCode
                ? null
                : $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}";
        }
        catch (OperationCanceledException)
        {
            return "Read timeout expired";
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError == HttpRequestError.ConnectionError ? "Connection refused" : "Connection closed";
        }
    }

    private void ComeBackAfter(TimeSpan pause)
    {
        ITimer? timer = null;
        timer = world.Clock.Time.CreateTimer(
            _ =>
            {
                Wake();
                timer?.Dispose();
            },
            null,
            pause,
            Timeout.InfiniteTimeSpan);
    }
}
