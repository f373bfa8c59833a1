using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Delivery;

/// <summary>
/// Shut by a 429 until its <c>retry_after</c> has passed (https://core.telegram.org/bots/api#responseparameters): "the
/// number of seconds left to wait before the request can be repeated". Which requests that means is not said, so until
/// then nothing is called but getUpdates, which waits for its own 429s only: ballots must not lie unread while deadlines
/// pass. Afterwards one call goes ahead, and the others follow when Telegram has taken it.
/// </summary>
public sealed class RetryAfterGate([FromKeyedServices(ElapsedTime.Key)] TimeProvider time)
{
    /// <summary>How long a call that came while another one was ahead waits before it asks again.</summary>
    private static readonly TimeSpan BehindTheFirst = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private DateTimeOffset openAt = DateTimeOffset.MinValue;
    private bool wary;
    private bool oneIsAhead;

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

    /// <summary>No call has been taken since the last 429: they go one at a time.</summary>
    public bool IsWary
    {
        get
        {
            lock (gate)
            {
                return wary;
            }
        }
    }

    /// <summary>Shuts the gate from now on. A later opening that was set before stays.</summary>
    public void Shut(TimeSpan retryAfter) => ShutUntil(time.GetUtcNow() + retryAfter);

    /// <summary>The same by the moment, also when another replica was told it.</summary>
    public void ShutUntil(DateTimeOffset opens)
    {
        lock (gate)
        {
            openAt = opens > openAt ? opens : openAt;
            (wary, oneIsAhead) = (true, false);
        }
    }

    /// <summary>A call wants to leave now.</summary>
    /// <returns>How long it has to wait; zero lets it go, and <see cref="CameBack"/> must be told how it ended.</returns>
    public TimeSpan Leave()
    {
        lock (gate)
        {
            var wait = openAt - time.GetUtcNow();
            if (wait > TimeSpan.Zero || !wary)
            {
                return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
            }

            (wait, oneIsAhead) = (oneIsAhead ? BehindTheFirst : TimeSpan.Zero, true);
            return wait;
        }
    }

    /// <summary>A call that left is over.</summary>
    /// <param name="left">When it left: what was on its way when the gate was shut proves nothing.</param>
    /// <param name="wasTaken">It was answered, and not with 429.</param>
    public void CameBack(DateTimeOffset left, bool wasTaken)
    {
        lock (gate)
        {
            if (left >= openAt)
            {
                (wary, oneIsAhead) = (wary && !wasTaken, false);
            }
        }
    }

    /// <summary>Completes when the gate is open.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        while (OpenAt is var opens && opens > time.GetUtcNow())
        {
            await new WakeableTimer(time).SleepUntilAsync(opens, ct);
        }
    }
}
