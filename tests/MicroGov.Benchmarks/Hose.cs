using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MicroGov.Benchmarks;

/// <summary>One call that the service made.</summary>
/// <param name="At">Ticks of the stopwatch when the call had been read.</param>
internal sealed record Call(string Method, JsonElement Body, long At);

/// <summary>
/// Telegram's end of the wire and nothing behind it: hands out updates written beforehand and says yes to everything
/// else, so that what is measured is the service. (The sandbox checks rules; this one only has to be quick.)
/// </summary>
internal sealed class Hose : IAsyncDisposable
{
    private const int MostUpdates = 100;

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<(long Id, byte[] Json)> updates = [];
    private readonly List<(long Id, TaskCompletionSource<long> Done)> waiting = [];
    private TaskCompletionSource more = New();
    private int first;
    private int messageId = 1_000_000;

    private Hose(WebApplication app) => this.app = app;

    public event Action<Call>? Called;

    public string Address => app.Urls.First();

    public TaskCompletionSource FirstPoll { get; } = New();

    public static async Task<Hose> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hose = new Hose(builder.Build());
        hose.app.Map("/bot{token}/{method}", (HttpContext http, string method) => hose.AnswerAsync(http, method));
        await hose.app.StartAsync();
        return hose;
    }

    /// <returns>How long it took from here until the service had all of them for good.</returns>
    public async Task<TimeSpan> PourAsync(List<(long Id, byte[] Json)> some)
    {
        var done = WhenConfirmedAsync(some[^1].Id);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Push(some);
        return System.Diagnostics.Stopwatch.GetElapsedTime(began, await done);
    }

    public void Push(IEnumerable<(long Id, byte[] Json)> some)
    {
        lock (gate)
        {
            updates.AddRange(some);
            more.TrySetResult();
        }
    }

    /// <summary>
    /// Completes with the moment at which the service asked for what comes after this update: it has it for good.
    /// </summary>
    public Task<long> WhenConfirmedAsync(long id)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((id, done));
        }

        return done.Task;
    }

    /// <summary>Completes with the moment of the next call of this method.</summary>
    public Task<long> NextCallAsync(string method)
    {
        var next = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Called += Hear;
        return next.Task;

        void Hear(Call call)
        {
            if (call.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && next.TrySetResult(call.At))
            {
                Called -= Hear;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http, string method)
    {
        using var body = await ReadAsync(http);
        if (method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            await HandOutAsync(http, body.RootElement);
            return;
        }

        Called?.Invoke(new(method, body.RootElement.Clone(), System.Diagnostics.Stopwatch.GetTimestamp()));
        await WriteAsync(http, Encoding.UTF8.GetBytes($$"""{"ok":true,"result":{{ResultOf(method, body.RootElement)}}}"""));
    }

    private async Task HandOutAsync(HttpContext http, JsonElement asked)
    {
        var offset = asked.TryGetProperty("offset", out var given) ? given.GetInt64() : 0;
        FirstPoll.TrySetResult();
        Task wait;
        lock (gate)
        {
            Confirm(offset);
            wait = first < updates.Count ? Task.CompletedTask : (more = New()).Task;
        }

        var patience = asked.TryGetProperty("timeout", out var seconds) ? seconds.GetInt32() : 0;
        await Task.WhenAny(wait, Task.Delay(TimeSpan.FromSeconds(patience), http.RequestAborted));
        using var answer = new MemoryStream();
        answer.Write("{\"ok\":true,\"result\":["u8);
        lock (gate)
        {
            for (var index = first; index < Math.Min(first + MostUpdates, updates.Count); index++)
            {
                answer.Write(index == first ? ""u8 : ","u8);
                answer.Write(updates[index].Json);
            }
        }

        answer.Write("]}"u8);
        await WriteAsync(http, answer.ToArray());
    }

    private void Confirm(long offset)
    {
        while (first < updates.Count && updates[first].Id < offset)
        {
            first++;
        }

        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        waiting.FindAll(one => one.Id < offset).ForEach(one => one.Done.TrySetResult(now));
        waiting.RemoveAll(one => one.Id < offset);
    }

    private string ResultOf(string method, JsonElement body) =>
        method.ToUpperInvariant() switch
        {
            "GETME" =>
                """{"id":1,"is_bot":true,"first_name":"Bench","username":"BenchBot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}""",
            "GETCHATMEMBER" =>
                $$"""{"status":"member","user":{"id":{{body.GetProperty("user_id")}},"is_bot":false,"first_name":"N"} }""",
            "GETCHATMEMBERCOUNT" => "5001",
            "SENDMESSAGE" or "SENDPOLL" or "SENDPHOTO" or "EDITMESSAGETEXT" =>
                $$"""{"message_id":{{Interlocked.Increment(ref messageId)}},"date":1,"chat":{"id":{{body.GetProperty("chat_id")}},"type":"supergroup","title":"T"},"text":"x"}""",
            _ => "true",
        };

    private static async Task<JsonDocument> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            return JsonDocument.Parse("{}");
        }

        return await JsonDocument.ParseAsync(http.Request.Body);
    }

    private static Task WriteAsync(HttpContext http, byte[] json)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, 0, json.Length);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
