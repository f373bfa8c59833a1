namespace MicroGov.Delivery;

/// <summary>
/// When the next call may be made, from the times of those before it and nothing else. Windows slide: whichever second
/// or minute one looks at, it never holds more calls than allowed. A call counts from the moment its answer came, when
/// Telegram has certainly counted it already; while it is on its way it takes a place that only its answer frees.
/// </summary>
public static class SendRate
{
    /// <summary>How much longer than Telegram's each window is taken, so that a call on the edge counts as inside.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(10);

    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The earliest time after which one more call leaves no <paramref name="window"/> with more than
    /// <paramref name="most"/>. <see cref="DateTimeOffset.MaxValue"/> when none is allowed before an answer comes.
    /// </summary>
    /// <param name="made">When earlier calls were answered, earliest first.</param>
    public static DateTimeOffset Earliest(IReadOnlyList<DateTimeOffset> made, int most, TimeSpan window) =>
        most <= 0 ? DateTimeOffset.MaxValue
        : made.Count < most ? DateTimeOffset.MinValue
        : made[^most] + window + Margin;

    /// <summary>
    /// The earliest time for one more call when the calls have to be spread so that the next one never has to wait longer
    /// than <paramref name="longestGap"/>, however long they go on. Had the first of them used up the window, nobody would
    /// see what came after until it had passed. So a call may use a place only if, with one call each
    /// <paramref name="longestGap"/>, the places that are left last until the earlier ones are free again.
    /// </summary>
    /// <param name="made">When earlier calls were answered, earliest first.</param>
    /// <param name="longestGap">
    /// At least the window divided by <paramref name="most"/>; the more above it, the more calls may be quick.
    /// </param>
    public static DateTimeOffset EarliestSpread(
        IReadOnlyList<DateTimeOffset> made, int most, TimeSpan window, TimeSpan longestGap)
    {
        var earliest = Earliest(made, most, window);
        var left = most - made.Count - 1;
        for (var index = 0; index < made.Count; index++)
        {
            // When this one is free again, the places left and those freed before it must not have run out.
            earliest = Later(earliest, made[index] + window + Margin - ((left + index + 1) * longestGap));
        }

        return earliest;
    }

    /// <summary>The earliest time that suits every limit.</summary>
    public static DateTimeOffset Earliest(in PastSends past, DeliveryOptions limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var overall = Earliest(past.Overall, limits.PerSecond - past.OnTheWay, Second);
        var inChat = Earliest(past.InChat, limits.PerChatPerSecond - past.OnTheWayToChat, Second);
        var inGroup = past.IsGroup
            ? Earliest(past.MessagesInChat, limits.PerGroupPerMinute - past.OnTheWayToChat, Minute)
            : DateTimeOffset.MinValue;
        var amongCards = past is { IsGroup: true, CardEditsInChat: { } edits }
            ? EarliestSpread(edits, limits.CardEditsPerMinute, Minute, limits.LongestCardGap)
            : DateTimeOffset.MinValue;
        var amongDeferred = past is { IsGroup: true, DeferredInChat: { } deferred }
            ? EarliestSpread(deferred, limits.DeferredPerGroupPerMinute, Minute, limits.LongestDeferredGap)
            : DateTimeOffset.MinValue;
        return Later(Later(Later(overall, inChat), Later(inGroup, amongCards)), amongDeferred);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>What <see cref="SendRate"/> looks at: the calls made so far, all of them and those to one chat.</summary>
/// <param name="MessagesInChat">Those of <paramref name="InChat"/> that sent or edited something.</param>
/// <param name="OnTheWay">How many calls to all chats are not answered yet.</param>
public readonly record struct PastSends(
    bool IsGroup,
    IReadOnlyList<DateTimeOffset> Overall,
    IReadOnlyList<DateTimeOffset> InChat,
    IReadOnlyList<DateTimeOffset> MessagesInChat,
    int OnTheWay = 0,
    int OnTheWayToChat = 0)
{
    /// <summary>Card edits, and what leaves places to others like them; null when this call is none.</summary>
    public IReadOnlyList<DateTimeOffset>? CardEditsInChat { get; init; }

    /// <summary>Messages caused by people who have caused much; null when this call is none.</summary>
    public IReadOnlyList<DateTimeOffset>? DeferredInChat { get; init; }
}
