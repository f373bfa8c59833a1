using MicroGov.Replication;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace MicroGov.Delivery;

/// <summary>
/// Rests when Telegram cannot be reached: once nearly all calls come to nothing, none is made for a while, and then one
/// alone, which either ends the rest or makes it longer. Whoever waits meanwhile loses none of their tries.
/// </summary>
public sealed class CircuitBreaker
{
    private const double NearlyAll = 0.9;

    private const int FewCalls = 5;

    private static readonly TimeSpan LatelyIs = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;
    private readonly TimeProvider time;
    private readonly ILogger<CircuitBreaker> log;
    private long restsUntil;

    public CircuitBreaker([FromKeyedServices(ElapsedTime.Key)] TimeProvider time, ILogger<CircuitBreaker> log)
    {
        (this.time, this.log) = (time, log);
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = NearlyAll,
                MinimumThroughput = FewCalls,
                SamplingDuration = LatelyIs,
                ShouldHandle = arguments => ValueTask.FromResult(CameToNothing(arguments.Outcome)),
                BreakDurationGenerator = arguments => ValueTask.FromResult(Rest(arguments.HalfOpenAttempts)),
                OnOpened = arguments => Begin(arguments.BreakDuration),
                OnClosed = _ => End(),
            })
            .Build();
    }

    /// <summary>While calls rest, from when on one may be tried. Null: calls are made.</summary>
    public DateTimeOffset? RestsUntil =>
        Interlocked.Read(ref restsUntil) is not 0 and var until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null;

    /// <summary>Makes the call, unless calls rest.</summary>
    /// <exception cref="HttpRequestException">
    /// The call failed, or was not made: then its inner exception is a <see cref="BrokenCircuitException"/>.
    /// </exception>
    public async Task<HttpResponseMessage> CallAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> call, CancellationToken ct)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await call(token), ct);
        }
        catch (BrokenCircuitException resting)
        {
            throw new HttpRequestException("Telegram does not answer, so calls rest.", resting);
        }
    }

    /// <summary>No connection, no answer in time, Telegram's own trouble, or not even made. A refusal is an answer.</summary>
    private static bool CameToNothing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or OperationCanceledException or LeadershipLostException
        || (int?)outcome.Result?.StatusCode >= 500;

    /// <summary>Twice as long from one failed try to the next, with jitter.</summary>
    private static TimeSpan Rest(int failedTries)
    {
        var doubled = FirstRest * Math.Pow(2, Math.Min(failedTries, 10));
        return Backoff.Jittered(doubled < LongestRest ? doubled : LongestRest, Backoff.Chance());
    }

    private ValueTask Begin(TimeSpan rest)
    {
        // Whole milliseconds, and rather too late than too early for Polly.
        var until = (time.GetUtcNow() + rest).ToUnixTimeMilliseconds() + 1;
        if (Interlocked.Exchange(ref restsUntil, until) == 0)
        {
            log.LogWarning("Telegram does not answer: calls rest for {Rest}, then one is tried.", rest);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask End()
    {
        Interlocked.Exchange(ref restsUntil, 0);
        log.LogInformation("Telegram answers again.");
        return ValueTask.CompletedTask;
    }
}
