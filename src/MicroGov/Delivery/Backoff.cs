namespace MicroGov.Delivery;

/// <summary>
/// How long to wait before the next try when Telegram did not answer: twice as long from try to try, with jitter. The
/// wait is kept in the row and not in the call, so that every try passes the pacing, and a restart forgets nothing.
/// </summary>
public static class Backoff
{
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

        return soFar > options.TryFor ? null : Pause(tries, options) * (0.5 + (chance / 2));
    }

    private static TimeSpan Pause(int tries, DeliveryOptions options)
    {
        // Twenty doublings of the shortest pause are more than the longest one.
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(tries - 1, 20));
        return doubled < options.LongestPause ? doubled : options.LongestPause;
    }
}
