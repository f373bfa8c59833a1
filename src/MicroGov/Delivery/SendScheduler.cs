namespace MicroGov.Delivery;

/// <summary>
/// Who may leave, in order of urgency: one call at a time per lane and per chat, a bounded number overall, none faster
/// than the pace, none while the gate is shut by a 429 or calls rest, and only one until Telegram takes calls again. Answers to
/// button presses have places of their own.
/// </summary>
internal sealed class SendScheduler(SendLimits limits)
{
    private readonly HashSet<SendAttempt> onTheWay = [];
    private readonly HashSet<long> busy = [];
    private readonly Dictionary<long, SendResult.Again> heldCards = [];
    private readonly SendHistory history = new(limits.Options);

    public bool AnyInFlight => onTheWay.Count > 0;

    /// <summary>What others used of the limits before this one began counts on.</summary>
    public void Resume(IReadOnlyList<SendWindow> windows, DateTimeOffset now) => history.Resume(windows, now);

    /// <summary>How much of the limits is used in the chats of these attempts, and by all together.</summary>
    public IReadOnlyList<SendWindow> WindowsOf(IEnumerable<SendAttempt> attempts, DateTimeOffset now) =>
        history.WindowsOf(attempts, now);

    public SendPlan Choose(DueMessages owed, DateTimeOffset now)
    {
        history.Forget(now);
        ForgetCards(now);
        var leaving = new List<SendAttempt>();
        var rest = limits.CircuitBreaker.RestsUntil;
        var open = Latest(limits.Gate.OpenAt, rest ?? DateTimeOffset.MinValue);
        var oneByOne = limits.Gate.IsWary || rest is not null;
        var next = LaterOf(owed.Next, open);
        foreach (var attempt in owed.Ready.Select(Held).OrderBy(attempt => attempt.Urgency).ThenBy(attempt => attempt.RowId))
        {
            if (IsBusy(attempt) || !HasPlace(attempt) || (oneByOne && AnyInFlight))
            {
                // Somebody's return frees it, and that wakes the sender.
                continue;
            }

            var from = Latest(open, history.Earliest(attempt), HeldUntil(attempt));
            if (from <= now)
            {
                Leave(attempt);
                leaving.Add(attempt);
            }
            else if (from != DateTimeOffset.MaxValue && !(next <= from))
            {
                next = from;
            }
        }

        return new(leaving, next);
    }

    /// <summary>They were chosen but do not leave after all.</summary>
    public void Stay(IEnumerable<SendAttempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            CameBack(new CompletedAttempt(attempt, SendResult.NothingToDo(), DateTimeOffset.MinValue));
        }
    }

    /// <summary>The attempt is over: its lane, its chat and its place are free again.</summary>
    public void CameBack(CompletedAttempt back)
    {
        onTheWay.Remove(back.Attempt);
        if (!back.Attempt.IsUnmetered)
        {
            busy.Remove(back.Attempt.Lane);
            busy.Remove(back.Attempt.ChatId);
        }

        history.CameBack(back);
        if (back.Attempt is { IsCardEdit: true, Message.AffairId: { } affair })
        {
            HoldCard(affair, back);
        }
    }

    private void Leave(SendAttempt attempt)
    {
        onTheWay.Add(attempt);
        if (!attempt.IsUnmetered)
        {
            busy.Add(attempt.Lane);
            busy.Add(attempt.ChatId);
        }

        history.Left(attempt);
    }

    private bool IsBusy(SendAttempt attempt) =>
        onTheWay.Contains(attempt) || (!attempt.IsUnmetered && (busy.Contains(attempt.Lane) || busy.Contains(attempt.ChatId)));

    private bool HasPlace(SendAttempt attempt) =>
        onTheWay.Count(other => other.IsUnmetered == attempt.IsUnmetered) < limits.Options.AtOnce;

    /// <summary>A stale card has no row to remember its failures, so they are remembered here.</summary>
    private void HoldCard(long affair, CompletedAttempt back)
    {
        heldCards.Remove(affair);
        if (back.Result is SendResult.Again again)
        {
            heldCards[affair] = again;
        }
        else if (back.Result.Effects.Count == 0)
        {
            heldCards[affair] = new SendResult.Again(back.At + limits.Options.LongestPause, 0);
        }
    }

    /// <summary>A card that was not tried when it could have been is out of date no longer.</summary>
    private void ForgetCards(DateTimeOffset now)
    {
        foreach (var (affair, held) in heldCards)
        {
            if (held.NotBefore + limits.Options.LongestPause < now)
            {
                heldCards.Remove(affair);
            }
        }
    }

    private SendAttempt Held(SendAttempt attempt) =>
        attempt is { IsCardEdit: true, Message.AffairId: { } affair } && heldCards.TryGetValue(affair, out var held)
            ? new SendAttempt(attempt.RowId, attempt.Lane, attempt.Message, held.Attempts)
            : attempt;

    private DateTimeOffset HeldUntil(SendAttempt attempt) =>
        attempt is { IsCardEdit: true, Message.AffairId: { } affair } && heldCards.TryGetValue(affair, out var held)
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
