using System.ComponentModel.DataAnnotations;

namespace MicroGov.Delivery;

/// <summary>
/// How fast and how patiently messages go out. The defaults are Telegram's published limits:
/// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
/// </summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Messages and edits a second, to all chats together.</summary>
    [Range(1, 1000)]
    public int PerSecond { get; set; } = 30;

    /// <summary>Messages and edits a second in one chat.</summary>
    [Range(1, 30)]
    public int PerChatPerSecond { get; set; } = 1;

    /// <summary>Messages and edits a minute in one group.</summary>
    [Range(2, 1000)]
    public int PerGroupPerMinute { get; set; } = 20;

    /// <summary>
    /// How many of a group's messages a minute card edits leave free, so that a busy card never delays an answer.
    /// </summary>
    [Range(0, 1000)]
    public int PerGroupPerMinuteNotForCards { get; set; } = 5;

    /// <summary>How many card edits a group gets in a minute at most.</summary>
    public int CardEditsPerMinute => Math.Max(1, PerGroupPerMinute - PerGroupPerMinuteNotForCards);

    /// <summary>
    /// How many messages a minute a group gets that were caused by people who have caused much lately: no flood of theirs takes
    /// the places of others.
    /// </summary>
    [Range(2, 1000)]
    public int DeferredPerGroupPerMinute { get; set; } = 6;

    /// <summary>How long the next of those may have to wait.</summary>
    public TimeSpan LongestDeferredGap => (SendRate.Minute + SendRate.Margin) / Math.Max(1, DeferredPerGroupPerMinute - 1);

    /// <summary>How old a toast or a reaction becomes before it is not sent any more: nobody misses it.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan ToastsGoodFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// For how long a card in a busy group may be out of date: with Telegram's limits 4.3 seconds. One edit of a minute is
    /// the reserve that lets the first two follow each other quickly.
    /// </summary>
    public TimeSpan LongestCardGap => (SendRate.Minute + SendRate.Margin) / Math.Max(1, CardEditsPerMinute - 1);

    /// <summary>How many chats are written to at the same time.</summary>
    [Range(1, 256)]
    public int AtOnce { get; set; } = 16;

    /// <summary>How long to wait before the second try, when Telegram did not answer. It doubles from try to try.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>For how long a message is tried again before it is given up.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan TryFor { get; set; } = TimeSpan.FromDays(1);
}
