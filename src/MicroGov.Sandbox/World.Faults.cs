namespace MicroGov.Sandbox;

/// <summary>The record of calls, Telegram's speed limits, and failures made to order.</summary>
public sealed partial class SandboxWorld
{
    private const int ShortBurst = 3;

    private readonly List<SandboxCall> _calls = [];
    private readonly List<SandboxCall> _impatient = [];
    private readonly Dictionary<(string Method, long ChatId), DateTimeOffset> _heldUntil = [];
    private readonly Pacing _pacing = new();

    /// <summary>Whether too fast a bot gets 429. Off, only injected failures do.</summary>
    public bool EnforceLimits { get; set; } = true;

    /// <summary>
    /// "Sometimes you can send messages faster within short bursts" (https://core.telegram.org/bots/faq): so may the bot,
    /// as long as this is on. Off, not even two messages a second are taken in a chat.
    /// </summary>
    public bool AllowBursts { get; set; } = true;

    /// <summary>Every call the bot made, in order.</summary>
    public IReadOnlyList<SandboxCall> Calls => Change(() => _calls.ToList());

    /// <summary>Calls to the same method and chat made before a 429's retry_after had passed.</summary>
    public IReadOnlyList<SandboxCall> ImpatientCalls => Change(() => _impatient.ToList());

    /// <summary>What goes wrong between the bot and Telegram.</summary>
    public SandboxFaults Faults { get; }

    internal CommandBook Commands { get; } = new();

    /// <summary>Makes the next calls of a method fail with this error.</summary>
    /// <param name="retryAfter">With 429: after how many seconds a call is welcome again.</param>
    /// <param name="afterEffect">True: the call works, and only its answer is lost to this error.</param>
    public void FailNext(
        string method, int code, string description, int? retryAfter = null, int times = 1, bool afterEffect = false) =>
        Faults.SwitchOn(
            new SandboxFault(SandboxFaultKind.Error)
            {
                Method = method,
                Code = code,
                Description = description,
                RetryAfter = retryAfter,
                Times = times,
                AfterEffect = afterEffect,
            });

    /// <summary>Refuses a send or edit that comes too fast.</summary>
    internal void Pace(long chatId)
    {
        if (EnforceLimits && _pacing.Refuses(chatId, Now, AllowBursts ? ShortBurst : 1) is { } seconds)
        {
            throw ApiRefusal.TooManyRequests(seconds);
        }
    }

    /// <summary>Writes a call down; one that came before it was welcome again is written down as impatient too.</summary>
    internal void Record(
        string method, long chatId, string parameters, ApiRefusal? refusal, SandboxFaultKind? fault, bool tookEffect)
    {
        var call = new SandboxCall(method, parameters, Now, refusal is null, refusal?.Code, refusal?.Message) 
        {
            Fault = fault,
            TookEffect = tookEffect,
        };
        _calls.Add(call);
        if (_heldUntil.TryGetValue((method, chatId), out var until) && Now < until)
        {
            _impatient.Add(call);
        }

        if (refusal?.RetryAfter is { } seconds)
        {
            _heldUntil[(method, chatId)] = Now + TimeSpan.FromSeconds(seconds);
        }
    }
}
