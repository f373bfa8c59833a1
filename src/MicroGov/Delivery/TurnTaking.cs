namespace MicroGov.Delivery;

/// <summary>
/// Who is next in a lane whose first message takes its turn behind others: it leaves first what need not wait, then what has
/// the lowest turn, so that several who ask much are answered by turns. Messages about one affair stay in their order.
/// </summary>
public static class TurnTaking
{
    /// <summary>So many of a lane are looked at; limits by person keep lanes far shorter.</summary>
    public const int MostInLane = 512;

    /// <param name="lane">The lane's rows in their order, with what they hold.</param>
    /// <returns>Null when nothing of it is due.</returns>
    public static T? Next<T>(IEnumerable<T> lane, Func<T, OutboxMessage> messageOf, Func<T, bool> isDue)
        where T : class
    {
        var earlier = new HashSet<long>();
        T? best = null;
        foreach (var one in lane)
        {
            var message = messageOf(one);
            var isFirst = message.AffairId is not { } affair || earlier.Add(affair);
            if (!isFirst)
            {
                continue;
            }

            if (message.Turn is null)
            {
                // What need not wait stays in order among its like.
                return isDue(one) ? one : best;
            }

            best = isDue(one) && (best is null || message.Turn < messageOf(best).Turn) ? one : best;
        }

        return best;
    }
}
