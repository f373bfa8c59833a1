using MicroGov.Storage.Rows;

namespace MicroGov.Delivery;

/// <summary>How a call ended, and what it taught.</summary>
internal abstract record SendResult
{
    public IReadOnlyList<SendEffect> Effects { get; init; } = [];

    /// <summary>False when it turned out that nothing had to be called, so nothing counts against the pace.</summary>
    public bool WasCalled { get; init; } = true;

    /// <summary>No longer owed.</summary>
    public sealed record Done : SendResult;

    /// <summary>Still owed: the row stays where it is in its lane, or goes where <see cref="Lane"/> says.</summary>
    public sealed record Again(DateTimeOffset NotBefore, int Attempts) : SendResult
    {
        /// <summary>What is owed from now on, when another way has to be tried.</summary>
        public OutboxMessage? Instead { get; init; }

        public long? Lane { get; init; }
    }

    /// <summary>Telegram will never take it; kept for a person to look at.</summary>
    public sealed record GivenUp(string Why) : SendResult;

    /// <summary>An empty text: nothing is called, and somebody should look why.</summary>
    public static SendResult NothingToSay => new GivenUp("It says nothing.") { WasCalled = false };

    public static SendResult After(params SendEffect[] effects) => new Done { Effects = effects };

    /// <summary>There was nothing to call.</summary>
    public static SendResult NothingToDo(params SendEffect[] effects) => new Done { Effects = effects, WasCalled = false };
}

/// <summary>Something that a call taught, to be stored together with the row's end.</summary>
internal abstract record SendEffect
{
    /// <summary>A reply to this message means the affair, or answers what was asked.</summary>
    public sealed record MessageSent(MessageRow Row) : SendEffect;

    public sealed record PollSent(PollRow Row) : SendEffect;

    /// <param name="ShowedBefore">What it was known to show when it was drawn.</param>
    public sealed record CardPosted(
        long AffairId, long ChatId, int MessageId, bool HasPhoto, CardEdition Edition, string Shows, string ShowedBefore)
        : SendEffect;

    /// <param name="ShowedBefore">What it was known to show when it was drawn.</param>
    public sealed record CardDrawn(long AffairId, CardEdition Edition, string Shows, string ShowedBefore) : SendEffect;

    /// <summary>Telegram refuses this drawing for good; the next change is drawn again.</summary>
    public sealed record CardRefused(long AffairId, CardEdition Edition) : SendEffect;

    /// <summary>The card's message is gone or can no longer be edited, so a new one is owed.</summary>
    public sealed record CardLost(long AffairId, long ChatId, int MessageId) : SendEffect;

    /// <summary>The file was sent, or nobody will be sent it: it is no longer kept.</summary>
    public sealed record FileNotNeeded(long DocumentId) : SendEffect;

    /// <summary>A private chat is closed to the bot, or a group no longer has it.</summary>
    public sealed record Unreachable(long ChatId) : SendEffect;

    /// <summary>A group has become a supergroup with another id.</summary>
    public sealed record ChatMoved(long From, long To) : SendEffect;
}

/// <summary>
/// What a card was drawn from: the versions of the affair, and of its community, whose language and terms it shows.
/// </summary>
internal readonly record struct CardEdition(int Affair, int Community);
