using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MicroGov.Tests.Processes;

/// <summary>
/// Stands before the replicas as a load balancer does: brings each webhook call to the next of them, and to another one
/// when that one refuses it, is gone or says nothing. Who has failed is asked last for a while
/// (https://nginx.org/en/docs/http/ngx_http_upstream_module.html#fail_timeout, there 10 seconds); so a replica that hangs
/// is tried again and again, and finds all those calls when it wakes.
/// </summary>
internal sealed class Doorman : IAsyncDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>How long one replica may take before the next is tried.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AskedLastFor = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Uri, long> failed = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly WebApplication app;
    private volatile Uri[] doors = [];
    private int context;
    private int passedOn;
    private int sentAway;

    private Doorman(WebApplication app) => this.app = app;

    /// <summary>What Telegram is to call.</summary>
    public Uri Address => new($"{app.Urls.First()}{MicroGov.Telegram.WebhookEndpoint.Path}");

    /// <summary>How often a replica did not take a call, so that another one was tried.</summary>
    public int PassedOn => Volatile.Read(ref passedOn);

    /// <summary>How often nobody took a call: Telegram brings it again.</summary>
    public int SentAway => Volatile.Read(ref sentAway);

    public static async Task<Doorman> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var doorman = new Doorman(builder.Build());
        doorman.app.MapPost(MicroGov.Telegram.WebhookEndpoint.Path, doorman.ReceiveAsync);
        await doorman.app.StartAsync();
        return doorman;
    }

    /// <summary>From now on calls go to these, such as <c>http://127.0.0.1:5081</c>.</summary>
    public void Know(IEnumerable<Uri> replicas) =>
        doors = [.. replicas.Select(replica => new Uri(replica, MicroGov.Telegram.WebhookEndpoint.Path))];

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ReceiveAsync(HttpContext call)
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body, call.RequestAborted);
        var (now, first) = (doors, Interlocked.Increment(ref context));
        foreach (
            var door in Enumerable
                .Range(0, now.Length)
                .Select(i => now[(int)((uint)(first + i) % now.Length)])
                .OrderBy(HasFailed)
                .ToList())
        {
            if (await TakesAsync(door, body.ToArray(), call.Request.Headers[SecretHeader].ToString(), call.RequestAborted))
            {
                call.Response.StatusCode = StatusCodes.Status200OK;
                return;
            }

            failed[door] = Stopwatch.GetTimestamp();
            Interlocked.Increment(ref passedOn);
        }

        Interlocked.Increment(ref sentAway);
        call.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private bool HasFailed(Uri door) => failed.TryGetValue(door, out var at) && Stopwatch.GetElapsedTime(at) < AskedLastFor;

    private async Task<bool> TakesAsync(Uri door, byte[] update, string secret, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, door) { Content = new ByteArrayContent(update) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(SecretHeader, secret);
        try
        {
            using var answer = await http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
