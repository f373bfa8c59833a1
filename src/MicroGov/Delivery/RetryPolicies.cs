using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Telegram.Bot.Exceptions;

namespace MicroGov.Delivery;

/// <summary>
/// How calls that may safely be repeated are repeated: with growing pauses and jitter, and after a 429 exactly as late
/// as Telegram says (https://core.telegram.org/bots/api#responseparameters). Sends are not among them: their tries are
/// kept in the outbox (<see cref="Backoff"/>), so that a restart forgets none.
/// </summary>
public static class RetryPolicies
{
    private const int FewTries = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Never gives up: for the loop that everything else hangs on.</summary>
    public static ResiliencePipeline Endless(TimeProvider time, Action<Exception, TimeSpan> tell) =>
        Build(time, int.MaxValue, static fault => fault is not OperationCanceledException, tell);

    /// <summary>A few tries at a question whose answer somebody waits for.</summary>
    public static ResiliencePipeline Brief(TimeProvider time, ILogger log) => Build(time, FewTries, IsPassing, TellIn(log));

    /// <summary>Until Telegram answers, be it with a refusal: for what nobody waits for.</summary>
    public static ResiliencePipeline Patient(TimeProvider time, ILogger log) => Build(time, int.MaxValue, IsPassing, TellIn(log));

    private static Action<Exception, TimeSpan> TellIn(ILogger log) =>
        (fault, pause) => log.LogInformation("Asking Telegram again in {Pause} ({Fault}).", pause, fault.GetType().Name);

    /// <summary>A network fault, a timeout, Telegram's own trouble, or too many calls; a refusal is an answer.</summary>
    private static bool IsPassing(Exception fault) => fault switch
    {
        ApiRequestException refusal => refusal.ErrorCode is 429 or >= 500,
        RequestException or HttpRequestException => true,
        _ => false,
    };

    private static ResiliencePipeline Build(
        TimeProvider time, int tries, Func<Exception, bool> handles, Action<Exception, TimeSpan> tell) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } fault && handles(fault)),
                MaxRetryAttempts = tries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Exception)),
                OnRetry = arguments =>
                {
                    tell(arguments.Outcome.Exception!, arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    /// <summary>Null leaves the pause to the backoff. A timer may ring up to a millisecond early, hence the margin.</summary>
    private static TimeSpan? RetryAfter(Exception? fault) =>
        fault is ApiRequestException { Parameters.RetryAfter: { } seconds }
            ? TimeSpan.FromSeconds(seconds) + SendRate.Margin
            : null;
}
