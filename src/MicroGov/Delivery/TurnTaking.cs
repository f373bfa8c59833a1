namespace MicroGov.Delivery;

/// <summary>A message that waits in a lane.</summary>
/// <param name="Deferral">It waits behind others, the higher the later; null when it need not.</param>
public sealed record WaitingMessage(long RowId, long? AffairId, int? Deferral, bool IsDue);

/// <summary>
/// Who is next in a lane whose first message takes its turn behind others: it leaves first what need not wait, then what has
/// the lowest turn, so that several who ask much are answered by turns. Messages about one affair stay in their order.
/// </summary>
public static class TurnTaking
{
    /// <param name="lane">What waits, in its order.</param>
    /// <returns>Null when nothing of it is due.</returns>
    public static WaitingMessage? Next(IEnumerable<WaitingMessage> lane)
    {
        ArgumentNullException.ThrowIfNull(lane);
        var earlier = new HashSet<long>();
        WaitingMessage? best = null;
        foreach (var one in lane)
        {
            if (one.AffairId is { } affair && !earlier.Add(affair))
            {
                continue;
            }

            if (one.Deferral is null)
            {
                // What need not wait stays in order among its like.
                return one.IsDue ? one : best;
            }

            best = one.IsDue && (best is null || one.Deferral < best.Deferral) ? one : best;
        }

        return best;
    }
}
