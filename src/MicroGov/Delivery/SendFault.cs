using System.Net;
using Polly.CircuitBreaker;
using Telegram.Bot.Exceptions;

namespace MicroGov.Delivery;

internal enum SendFaultKind
{
    /// <summary>429: wait exactly as long as it says.</summary>
    TooFast,

    /// <summary>Nothing was called: Telegram does not answer, and calls rest.</summary>
    Resting,

    /// <summary>
    /// 5xx, a timeout, a broken connection, a wrong token: it may or may not have taken effect; try again later.
    /// </summary>
    NoAnswer,

    /// <summary>403 or "chat not found".</summary>
    Unreachable,

    /// <summary>The group has another id now.</summary>
    Moved,

    /// <summary>Any other 400: the same call will never work.</summary>
    Refused,
}

/// <summary>What a failed call means (https://core.telegram.org/bots/api#making-requests).</summary>
internal sealed record SendFault(SendFaultKind Trouble, string Description, TimeSpan RetryAfter = default, long MovedTo = 0)
{
    /// <summary>How Telegram's words begin, or go, where the bot cannot write.</summary>
    public const string Forbidden = "Forbidden", ChatNotFound = "chat not found";

    /// <summary>How Telegram's words go when an edit changes nothing, which is success.</summary>
    public const string NotModified = "message is not modified";

    /// <summary>
    /// The call left and nothing readable came back: it may well have taken effect. A 5xx says that it failed, and what could
    /// not be connected never left.
    /// </summary>
    public bool IsSilence { get; private init; }

    /// <summary>Null when this was not Telegram's doing but a fault of ours.</summary>
    public static SendFault? Of(Exception exception) => exception switch
    {
        RequestException or HttpRequestException when IsResting(exception) => new(SendFaultKind.Resting, exception.Message),
        ApiRequestException { ErrorCode: 429 } e => new(
            SendFaultKind.TooFast, e.Message, TimeSpan.FromSeconds(Math.Max(1, e.Parameters?.RetryAfter ?? 1))),
        ApiRequestException { Parameters.MigrateToChatId: { } to } e => new(SendFaultKind.Moved, e.Message, MovedTo: to),
        ApiRequestException { ErrorCode: 403 } e => new(SendFaultKind.Unreachable, e.Message),
        ApiRequestException { ErrorCode: 400 } e when e.Says(ChatNotFound) => new(SendFaultKind.Unreachable, e.Message),
        // 401 and 404 mean a wrong token, 409 another poller: none of it is the message's fault.
        ApiRequestException { ErrorCode: >= 500 or 401 or 404 or 409 } e => new(SendFaultKind.NoAnswer, e.Message),
        ApiRequestException e => new(SendFaultKind.Refused, e.Message),
        RequestException { HttpStatusCode: HttpStatusCode.TooManyRequests } e =>
            new(SendFaultKind.TooFast, e.Message, TimeSpan.FromSeconds(1)),
        RequestException or HttpRequestException => new(SendFaultKind.NoAnswer, exception.Message)
        {
            IsSilence = !NeverLeft(exception)
                && exception is not RequestException { HttpStatusCode: >= HttpStatusCode.BadRequest },
        },
        _ => null,
    };

    private static bool NeverLeft(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => true,
        _ => NeverLeft(exception.InnerException),
    };

    private static bool IsResting(Exception? exception) =>
        exception is BrokenCircuitException || (exception is not null && IsResting(exception.InnerException));

    public bool Says(string part) => Description.Contains(part, StringComparison.OrdinalIgnoreCase);
}

internal static class SendFaultReader
{
    public static bool Says(this Exception exception, string part) =>
        exception.Message.Contains(part, StringComparison.OrdinalIgnoreCase);
}
