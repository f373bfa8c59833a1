using System.Text.Json.Serialization;

namespace MicroGov.Delivery;

/// <summary>An inline button: what it says and what it sends back.</summary>
public sealed record Button(string Text, string Data);

/// <summary>
/// One thing that the service owes a chat, as it is stored in the outbox. Texts are final HTML, already escaped and
/// in the reader's language.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "errand")]
[JsonDerivedType(typeof(AnswerButton), "answer-press")]
[JsonDerivedType(typeof(React), "react")]
[JsonDerivedType(typeof(PostMessage), "post")]
[JsonDerivedType(typeof(PersonalAnswer), "whisper")]
[JsonDerivedType(typeof(PrivateMessage), "write-to")]
[JsonDerivedType(typeof(PostCard), "post-card")]
[JsonDerivedType(typeof(PostPoll), "post-poll")]
[JsonDerivedType(typeof(StopPoll), "stop-poll")]
[JsonDerivedType(typeof(PinCard), "pin-card")]
[JsonDerivedType(typeof(EditAnswer), "edit-answer")]
[JsonDerivedType(typeof(MarkCardMoved), "leave-pointer")]
[JsonDerivedType(typeof(UnpinMessage), "unpin")]
[JsonDerivedType(typeof(SendFile), "send-file")]
[JsonDerivedType(typeof(ApproveJoinRequest), "let-in")]
public abstract record OutboxMessage
{
    /// <summary>The affair that a reply to the resulting message would mean.</summary>
    public long? AffairId { get; init; }

    /// <summary>The account of the one person it goes to; null when it is for everybody in its chat.</summary>
    [JsonIgnore]
    public virtual long? Addressee => null;

    /// <summary>
    /// After a lost answer, where to look next whether it was posted after all; 0 when it was not found. Null: not looked yet.
    /// </summary>
    public int? LookAt { get; init; }

    /// <summary>Where it was found after a lost answer, when one more call has to finish it.</summary>
    public int? FoundAt { get; init; }
}

/// <summary>Ends the spinner on a pressed button, with a toast (≤ 200 characters) or an alert. Never repeated.</summary>
public sealed record AnswerButton(string QueryId, string? Text, bool Alert) : OutboxMessage;

/// <summary>A quiet "done" on the message that asked for it.</summary>
public sealed record React(long ChatId, int MessageId, string Emoji) : OutboxMessage
{
    /// <summary>What the person is told instead where the chat allows no such reaction.</summary>
    public PersonalAnswer? Otherwise { get; init; }
}

/// <summary>A message for the whole group; with <see cref="Photo"/> the text becomes its caption.</summary>
public sealed record PostMessage(long ChatId, string Html) : OutboxMessage
{
    public int? ReplyTo { get; init; }

    public string? Photo { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    /// <summary>Opens the reply box of the person replied to; their reply is the answer to what this message asks.</summary>
    public string? Asks { get; init; }
}

/// <summary>
/// An answer for one person only, to what they just did in a group: ephemeral where Telegram allows it, else in their
/// private chat, else as a reply in the group.
/// </summary>
public sealed record PersonalAnswer(long ChatId, long UserId, string Html) : OutboxMessage
{
    [JsonIgnore]
    public override long? Addressee => UserId;

    public int? ReplyTo { get; init; }

    /// <summary>The ephemeral command that is answered, which Telegram allows within 15 seconds.</summary>
    public int? EphemeralReplyTo { get; init; }

    /// <summary>The pressed button's query that is answered, which Telegram allows within 15 seconds.</summary>
    public string? QueryId { get; init; }

    /// <summary>The bot is administrator of this supergroup, so it may whisper at any time.</summary>
    public bool MayWhisperAnytime { get; init; }

    /// <summary>The person can be written to in private.</summary>
    public bool CanWriteTo { get; init; }

    /// <summary>What is said instead where the whole group would hear it; null when it may.</summary>
    public string? Aloud { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    public string? Photo { get; init; }
}

/// <summary>A private message to one person. Where it cannot be delivered, they are mentioned in the group.</summary>
public sealed record PrivateMessage(long UserId, string Html) : OutboxMessage
{
    [JsonIgnore]
    public override long? Addressee => UserId;

    /// <summary>Where to mention them instead; null when nothing is owed then.</summary>
    public long? FallBackChatId { get; init; }

    /// <summary>The mention and what they are told, for the group.</summary>
    public string? FallBackHtml { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    public string? Photo { get; init; }

    public string? Asks { get; init; }
}

/// <summary>The affair's card, drawn from its state at the moment of sending.</summary>
public sealed record PostCard(long ChatId) : OutboxMessage
{
    public int? ReplyTo { get; init; }
}

/// <summary>The poll of a vote's round; it exists once, however often this is tried.</summary>
public sealed record PostPoll(long ChatId, int Round) : OutboxMessage;

/// <summary>Closes the poll of a vote's round in its group.</summary>
public sealed record StopPoll(long ChatId, int Round) : OutboxMessage;

/// <summary>Pins the affair's card while it is open, or takes the pin away.</summary>
public sealed record PinCard(long ChatId, bool Pinned) : OutboxMessage;

/// <summary>Turns the page of a list that somebody was shown.</summary>
public sealed record EditAnswer(long ChatId, int MessageId, string Html) : OutboxMessage
{
    [JsonIgnore]
    public override long? Addressee => UserId == 0 ? null : UserId;

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    /// <summary>Set when the list was an ephemeral message.</summary>
    public int? EphemeralMessageId { get; init; }

    public long UserId { get; init; }
}

/// <summary>Makes of a card that is no longer the affair's the words where it is now.</summary>
public sealed record MarkCardMoved(long ChatId, int MessageId, string Html) : OutboxMessage
{
    public bool HasPhoto { get; init; }
}

/// <summary>Takes the pin from a card that is no longer the affair's.</summary>
public sealed record UnpinMessage(long ChatId, int MessageId) : OutboxMessage;

/// <summary>Sends a file to one person's private chat.</summary>
/// <param name="DocumentId">The row that holds it until then.</param>
public sealed record SendFile(long UserId, long DocumentId, string Html) : OutboxMessage
{
    [JsonIgnore]
    public override long? Addressee => UserId;

    /// <summary>
    /// Set when the row holds invitation cards that are drawn as they are sent: it takes seconds, and no transaction may wait
    /// for it.
    /// </summary>
    public SheetOf? Sheet { get; init; }
}

/// <summary>Whose invitation cards they are, and in which language.</summary>
public sealed record SheetOf(string Community, string Language);

/// <summary>One of them, as it waits to be drawn.</summary>
/// <param name="Unit">The unit's path.</param>
/// <param name="ValidThrough">The last whole day on which the code works.</param>
public sealed record SheetCard(string Door, string Unit, Uri Link, string Code, DateOnly ValidThrough);

/// <summary>Lets somebody into a group whose members are approved.</summary>
public sealed record ApproveJoinRequest(long ChatId, long UserId) : OutboxMessage
{
    [JsonIgnore]
    public override long? Addressee => UserId;
}
