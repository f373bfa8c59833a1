using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>A message's mutable state. Only ever touched under the world's lock.</summary>
internal sealed class Post
{
    public required Chat Chat { get; init; }

    /// <summary>Number in the chat; for an ephemeral message its ephemeral number.</summary>
    public required long Id { get; init; }

    public required long FromId { get; init; }

    public required DateTimeOffset Date { get; init; }

    public bool Ephemeral { get; init; }

    /// <summary>For an ephemeral message of the bot, the one person who sees it.</summary>
    public long? ReceiverId { get; init; }

    /// <summary>For a message the bot sent: shown to this person in place of that message.</summary>
    public Post? InPlaceOf { get; init; }

    public FormattedText Text { get; set; } = FormattedText.Empty;

    public string? PhotoFileId { get; set; }

    public string? DocumentFileId { get; init; }

    public string? AlbumId { get; init; }

    public Poll? Poll { get; init; }

    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; set; } = [];

    public Post? ReplyTo { get; init; }

    /// <summary>The original of a forwarded message.</summary>
    public Post? ForwardOf { get; init; }

    public DateTimeOffset? EditedAt { get; set; }

    public List<string> Reactions { get; } = [];

    /// <summary>The fields of a service message, such as new_chat_members.</summary>
    public JsonObject? Service { get; init; }

    /// <summary>Fields that only a later Bot API knows, or values that it gives to others.</summary>
    public JsonObject? Unknown { get; init; }

    public bool IsMedia => PhotoFileId is not null || DocumentFileId is not null;

    /// <summary>Whether this person's app shows the message at all.</summary>
    public bool IsSeenBy(long userId) => !Ephemeral || ReceiverId == userId || FromId == userId;
}

/// <summary>An inline button; Extra keeps fields the sandbox stores but does not act on (style, copy_text ...).</summary>
internal sealed record Button(string Text, string? Data, string? Url, JsonObject Wire);
