namespace MicroGov.Delivery;

/// <summary>
/// When the next call may be made, from the times of those before it and nothing else. Windows slide: whichever second
/// or minute one looks at, it never holds more calls than allowed. A call counts from the moment its answer came, when
/// Telegram has certainly counted it already; while it is on its way it takes a place that only its answer frees.
/// </summary>
public static class Pace
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

    /// <summary>The earliest time that suits every limit.</summary>
    public static DateTimeOffset Earliest(in PastCalls past, DeliveryOptions limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var overall = Earliest(past.Overall, limits.PerSecond - past.OnTheWay, Second);
        var inChat = Earliest(past.InChat, limits.PerChatPerSecond - past.OnTheWayToChat, Second);
        var inGroup = past.IsGroup
            ? Earliest(past.MessagesInChat, limits.PerGroupPerMinute - past.KeptFree - past.OnTheWayToChat, Minute)
            : DateTimeOffset.MinValue;
        return Later(overall, Later(inChat, inGroup));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>What <see cref="Pace"/> looks at: the calls made so far, all of them and those to one chat.</summary>
/// <param name="MessagesInChat">Those of <paramref name="InChat"/> that sent or edited something.</param>
/// <param name="OnTheWay">How many calls to all chats are not answered yet.</param>
/// <param name="KeptFree">How many of a group's calls a minute are left to others.</param>
public readonly record struct PastCalls(
    bool IsGroup,
    IReadOnlyList<DateTimeOffset> Overall,
    IReadOnlyList<DateTimeOffset> InChat,
    IReadOnlyList<DateTimeOffset> MessagesInChat,
    int OnTheWay = 0,
    int OnTheWayToChat = 0,
    int KeptFree = 0);
