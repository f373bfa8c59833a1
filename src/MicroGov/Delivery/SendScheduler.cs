namespace MicroGov.Delivery;

/// <summary>Which trips leave now, and when the next one may, if nothing else happens before.</summary>
internal sealed record SendPlan(IReadOnlyList<SendAttempt> Leaving, DateTimeOffset? Next)
{
    public static readonly SendPlan Nothing = new([], null);
}

/// <summary>
/// Who may leave, in order of urgency: one call at a time per lane and per chat, a bounded number overall, none faster
/// than the pace, none while the flood gate is shut or calls rest, and only one until Telegram takes calls again. Answers to button
/// presses have seats of their own.
/// </summary>
internal sealed class SendScheduler(RetryAfterGate gate, CircuitBreaker breaker, DeliveryOptions options)
{
    private readonly HashSet<SendAttempt> onTheWay = [];
    private readonly HashSet<long> busy = [];
    private readonly Dictionary<long, SendResult.Again> heldCards = [];
    private readonly SendHistory log = new(options);

    public bool AnyInFlight => onTheWay.Count > 0;

    public SendPlan Choose(DueMessages owed, DateTimeOffset now)
    {
        log.Forget(now);
        var leaving = new List<SendAttempt>();
        var rest = breaker.RestsUntil;
        var (open, oneByOne) = (Latest(gate.OpenAt, rest ?? DateTimeOffset.MinValue), gate.IsWary || rest is not null);
        var next = LaterOf(owed.Next, open);
        foreach (var trip in owed.Ready.Select(Held).OrderBy(trip => trip.Urgency).ThenBy(trip => trip.RowId))
        {
            if (IsBusy(trip) || !HasSeat(trip) || (oneByOne && AnyInFlight))
            {
                // Somebody's return frees it, and that wakes the sender.
                continue;
            }

            var from = Latest(open, log.Earliest(trip), HeldUntil(trip));
            if (from <= now)
            {
                Leave(trip);
                leaving.Add(trip);
            }
            else if (from != DateTimeOffset.MaxValue && !(next <= from))
            {
                next = from;
            }
        }

        return new(leaving, next);
    }

    /// <summary>They were chosen but do not leave after all.</summary>
    public void Stay(IEnumerable<SendAttempt> trips)
    {
        foreach (var trip in trips)
        {
            CameBack(new CompletedAttempt(trip, SendResult.NothingToDo(), DateTimeOffset.MinValue));
        }
    }

    /// <summary>The trip is over: its lane, its chat and its seat are free again.</summary>
    public void CameBack(CompletedAttempt back)
    {
        onTheWay.Remove(back.Trip);
        if (!back.Trip.IsAnswer)
        {
            busy.Remove(back.Trip.Lane);
            busy.Remove(back.Trip.ChatId);
        }

        log.CameBack(back);
        if (back.Trip is { IsCardEdit: true, Message.AffairId: { } affair })
        {
            HoldCard(affair, back);
        }
    }

    private void Leave(SendAttempt trip)
    {
        onTheWay.Add(trip);
        if (!trip.IsAnswer)
        {
            busy.Add(trip.Lane);
            busy.Add(trip.ChatId);
        }

        log.Left(trip);
    }

    private bool IsBusy(SendAttempt trip) => onTheWay.Contains(trip) || (!trip.IsAnswer && (busy.Contains(trip.Lane) || busy.Contains(trip.ChatId)));

    private bool HasSeat(SendAttempt trip) => onTheWay.Count(other => other.IsAnswer == trip.IsAnswer) < options.AtOnce;

    /// <summary>A stale card has no row to remember its failures, so they are remembered here.</summary>
    private void HoldCard(long affair, CompletedAttempt back)
    {
        heldCards.Remove(affair);
        if (back.Outcome is SendResult.Again again)
        {
            heldCards[affair] = again;
        }
        else if (back.Outcome.Lessons.Count == 0)
        {
            heldCards[affair] = new SendResult.Again(back.At + options.LongestPause, 0);
        }
    }

    private SendAttempt Held(SendAttempt trip) =>
        trip is { IsCardEdit: true, Message.AffairId: { } affair } && heldCards.TryGetValue(affair, out var held)
            ? new SendAttempt(trip.RowId, trip.Lane, trip.Message, held.Attempts)
            : trip;

    private DateTimeOffset HeldUntil(SendAttempt trip) =>
        trip is { IsCardEdit: true, Message.AffairId: { } affair } && heldCards.TryGetValue(affair, out var held)
            ? held.NotBefore
            : DateTimeOffset.MinValue;

    private static DateTimeOffset? LaterOf(DateTimeOffset? one, DateTimeOffset other) => one < other ? other : one;

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var time in times)
        {
            latest = time > latest ? time : latest;
        }

        return latest;
    }
}
