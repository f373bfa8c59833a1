namespace MicroGov.Delivery;

/// <summary>
/// Shut by a 429 until its <c>retry_after</c> has passed
/// (https://core.telegram.org/bots/api#responseparameters). Until then nothing but getUpdates may be called.
/// </summary>
public sealed class FloodGate(TimeProvider time)
{
    private readonly Lock gate = new();
    private DateTimeOffset openAt = DateTimeOffset.MinValue;

    /// <summary>From when on calls are welcome again; in the past while the gate is open.</summary>
    public DateTimeOffset OpenAt
    {
        get
        {
            lock (gate)
            {
                return openAt;
            }
        }
    }

    /// <summary>Shuts the gate from now on. A later opening that was set before stays.</summary>
    public void Shut(TimeSpan retryAfter)
    {
        var opens = time.GetUtcNow() + retryAfter;
        lock (gate)
        {
            openAt = opens > openAt ? opens : openAt;
        }
    }

    /// <summary>Completes when the gate is open.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        while (OpenAt is var opens && opens > time.GetUtcNow())
        {
            await new Nap(time).SleepUntilAsync(opens, ct);
        }
    }
}
