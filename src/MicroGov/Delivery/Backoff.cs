namespace MicroGov.Delivery;

/// <summary>
/// How long to wait before the next try when Telegram did not answer: twice as long from try to try, with jitter. The
/// wait is kept in the row and not in the call, so that every try passes the pacing, and a restart forgets nothing.
/// </summary>
public static class Backoff
{
    /// <summary>Drawn anew for each pause, so that not all bots of the world come back at once; from 0 to 1.</summary>
#pragma warning disable CA5394 // Jitter is no secret.
    public static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    /// <summary>Somewhere between half and the whole of a pause.</summary>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan Jittered(TimeSpan pause, double chance) => pause * (0.5 + (chance / 2));

    /// <summary>The wait after this many failed tries, or null when it has been tried for long enough.</summary>
    /// <param name="chance">From 0 to 1: where between half and the whole of the pause.</param>
    public static TimeSpan? After(int tries, double chance, DeliveryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var soFar = TimeSpan.Zero;
        for (var earlier = 1; earlier < tries && soFar <= options.TryFor; earlier++)
        {
            soFar += Pause(earlier, options);
        }

        return soFar > options.TryFor ? null : Jittered(Pause(tries, options), chance);
    }

    private static TimeSpan Pause(int tries, DeliveryOptions options)
    {
        // Twenty doublings of the shortest pause are more than the longest one.
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(tries - 1, 20));
        return doubled < options.LongestPause ? doubled : options.LongestPause;
    }
}
