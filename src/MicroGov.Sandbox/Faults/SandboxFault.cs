namespace MicroGov.Sandbox;

/// <summary>What can go wrong between a bot and Telegram.</summary>
public enum SandboxFaultKind
{
    /// <summary>
    /// An error in Telegram's JSON: <see cref="SandboxFault.Code"/>, <see cref="SandboxFault.Description"/>, RetryAfter.
    /// </summary>
    Error,

    /// <summary>An error page of the web server in front: a 5xx without JSON.</summary>
    ErrorPage,

    /// <summary>The connection is cut and nothing is answered.</summary>
    Reset,

    /// <summary>The call, or with AfterEffect its answer, is held back for <see cref="SandboxFault.Pause"/>.</summary>
    Delay,

    /// <summary>200, and the first half of the JSON. The call has taken effect.</summary>
    HalfAnswer,

    /// <summary>getUpdates gives each update twice.</summary>
    DuplicateUpdates,

    /// <summary>getUpdates gives a batch in another order.</summary>
    ReorderedUpdates,

    /// <summary>A batch that was confirmed comes once more, alone, as after Telegram's server has lost its last minute.</summary>
    RepeatedBatch,
}

/// <summary>One fault as it is switched on. It strikes by chance or a number of times, at one method or at all.</summary>
public sealed record SandboxFault(SandboxFaultKind Kind)
{
    /// <summary>Its switch: switching on another fault of this name replaces it. Null: it stands beside all others.</summary>
    public string? Name { get; init; }

    /// <summary>The one method it strikes; null is any.</summary>
    public string? Method { get; init; }

    /// <summary>From 0 (never) to 1 (every call).</summary>
    public double Probability { get; init; } = 1;

    /// <summary>After so many strikes it is over; null is never.</summary>
    public int? Times { get; init; }

    /// <summary>The call works, and only its answer is lost or late.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>The HTTP status and <c>error_code</c>, 400 to 599.</summary>
    public int Code { get; init; } = 502;

    public string Description { get; init; } = "Bad Gateway";

    /// <summary>With 429: after how many seconds a call is welcome again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How long a delay is, by the sandbox's clock.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    internal bool ConcernsUpdates =>
        Kind is SandboxFaultKind.DuplicateUpdates or SandboxFaultKind.ReorderedUpdates or SandboxFaultKind.RepeatedBatch;

    internal bool Concerns(string method) => Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase);

    internal ApiRefusal ToRefusal() => ApiRefusal.Injected(Code, Description, RetryAfter);
}

/// <summary>A fault that is switched on, and how often it has struck.</summary>
public sealed record SandboxFaultState(SandboxFault Fault, int Struck);
