using MicroGov.Storage.Rows;

namespace MicroGov.Delivery;

/// <summary>How a call ended, and what it taught.</summary>
internal abstract record Outcome
{
    public IReadOnlyList<Lesson> Lessons { get; init; } = [];

    /// <summary>False when it turned out that nothing had to be called, so nothing counts against the pace.</summary>
    public bool WasCalled { get; init; } = true;

    /// <summary>No longer owed.</summary>
    public sealed record Done : Outcome;

    /// <summary>Still owed: the row stays where it is in its lane, or goes where <see cref="Lane"/> says.</summary>
    public sealed record Again(DateTimeOffset NotBefore, int Attempts) : Outcome
    {
        /// <summary>What is owed from now on, when another way has to be tried.</summary>
        public Errand? Instead { get; init; }

        public long? Lane { get; init; }
    }

    /// <summary>Telegram will never take it; kept for a person to look at.</summary>
    public sealed record GivenUp(string Why) : Outcome;

    public static Outcome After(params Lesson[] lessons) => new Done { Lessons = lessons };

    /// <summary>There was nothing to call.</summary>
    public static Outcome NothingToDo(params Lesson[] lessons) => new Done { Lessons = lessons, WasCalled = false };
}

/// <summary>Something that a call taught, to be stored together with the row's end.</summary>
internal abstract record Lesson
{
    /// <summary>A reply to this message means the affair, or answers what was asked.</summary>
    public sealed record MessageSent(MessageRow Row) : Lesson;

    public sealed record PollSent(PollRow Row) : Lesson;

    /// <param name="ShowedBefore">What it was known to show when it was drawn.</param>
    public sealed record CardPosted(long AffairId, long ChatId, int MessageId, bool HasPhoto, Edition Edition, string Shows, string ShowedBefore) : Lesson;

    /// <param name="ShowedBefore">What it was known to show when it was drawn.</param>
    public sealed record CardDrawn(long AffairId, Edition Edition, string Shows, string ShowedBefore) : Lesson;

    /// <summary>Telegram refuses this drawing for good; the next change is drawn again.</summary>
    public sealed record CardRefused(long AffairId, Edition Edition) : Lesson;

    /// <summary>The card's message is gone or can no longer be edited, so a new one is owed.</summary>
    public sealed record CardLost(long AffairId, long ChatId, int MessageId) : Lesson;

    /// <summary>The file was sent, so that it is no longer kept.</summary>
    public sealed record FileSent(long DocumentId) : Lesson;

    /// <summary>A private chat is closed to the bot, or a group no longer has it.</summary>
    public sealed record Unreachable(long ChatId) : Lesson;

    /// <summary>A group has become a supergroup with another id.</summary>
    public sealed record ChatMoved(long From, long To) : Lesson;
}

/// <summary>What a card was drawn from: the versions of the affair, and of its community, whose language and terms it shows.</summary>
internal readonly record struct Edition(int Affair, int Community);

/// <summary>A trip that is over, and when its answer came.</summary>
internal sealed record Return(Trip Trip, Outcome Outcome, DateTimeOffset At);
