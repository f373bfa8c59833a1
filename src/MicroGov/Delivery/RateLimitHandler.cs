using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Delivery;

/// <summary>
/// Stands between the client and the network, so that no call slips past the gate of a 429, whoever makes it: while the gate
/// is shut it answers in Telegram's place, and with Telegram's own 429 it shuts it. Behind it the breaker lets calls rest
/// that nobody answers. getUpdates passes both: its own loop waits, and must not be kept from ballots by other calls.
/// </summary>
public sealed class RateLimitHandler(
    RetryAfterGate gate, CircuitBreaker breaker, [FromKeyedServices(ElapsedTime.Key)] TimeProvider time)
    : DelegatingHandler
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri?.AbsolutePath.EndsWith("/getUpdates", StringComparison.OrdinalIgnoreCase) == true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (gate.Leave() is var wait && wait > TimeSpan.Zero)
        {
            return NotYet(request, wait);
        }

        var (left, wasTaken) = (time.GetUtcNow(), false);
        try
        {
            var answer = await breaker.CallAsync(token => base.SendAsync(request, token), cancellationToken);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                gate.Shut(await RetryAfterAsync(answer, cancellationToken));
            }
            else
            {
                wasTaken = true;
            }

            return answer;
        }
        finally
        {
            gate.CameBack(left, wasTaken);
        }
    }

    /// <summary>https://core.telegram.org/bots/api#responseparameters, and for a proxy's answer the header.</summary>
    private static async Task<TimeSpan> RetryAfterAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        await answer.Content.LoadIntoBufferAsync(ct);
        try
        {
            var said = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
            if (said.TryGetProperty("parameters", out var parameters)
                && parameters.TryGetProperty("retry_after", out var seconds))
            {
                return Later(TimeSpan.FromSeconds(seconds.GetInt32()), Shortest);
            }
        }
        catch (Exception fault) when (
            fault is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            // Somebody before Telegram answered, and not in JSON.
        }

        return Later(answer.Headers.RetryAfter?.Delta ?? Shortest, Shortest);
    }

    /// <summary>What Telegram would say.</summary>
    private static HttpResponseMessage NotYet(HttpRequestMessage request, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            RequestMessage = request,
            Content = JsonContent.Create(new
            {
                ok = false,
                error_code = (int)HttpStatusCode.TooManyRequests,
                description = $"Too Many Requests: retry after {seconds}",
                parameters = new { retry_after = seconds },
            }),
        };
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
