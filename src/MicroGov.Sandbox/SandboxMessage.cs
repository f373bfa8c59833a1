using System.Text;

namespace MicroGov.Sandbox;

/// <summary>A message as people see it at one moment; it does not change when the message does.</summary>
public sealed record SandboxMessage
{
    /// <summary>Unique in its chat. Ephemeral messages are numbered apart, above a million.</summary>
    public required long Id { get; init; }

    public required long ChatId { get; init; }

    public required long FromId { get; init; }

    public required string FromName { get; init; }

    public required bool FromBot { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>The text or caption without formatting.</summary>
    public required string Text { get; init; }

    /// <summary>The same with its formatting, escaped so that a page can show it.</summary>
    public required string Html { get; init; }

    public string? PhotoFileId { get; init; }

    public SandboxDocument? Document { get; init; }

    public SandboxPoll? Poll { get; init; }

    public IReadOnlyList<IReadOnlyList<SandboxButton>> Buttons { get; init; } = [];

    public long? ReplyTo { get; init; }

    public bool Ephemeral { get; init; }

    /// <summary>Who alone sees an ephemeral message of the bot.</summary>
    public long? ReceiverId { get; init; }

    public bool Edited { get; init; }

    public IReadOnlyList<string> Reactions { get; init; } = [];

    /// <summary>True for "Anna joined the group" and its like.</summary>
    public bool Service { get; init; }
}

/// <summary>A file in a message, byte for byte as its sender gave it.</summary>
public sealed record SandboxDocument(string FileId, string Name, string MediaType, ReadOnlyMemory<byte> Content)
{
    public int Size => Content.Length;

    /// <summary>The content as UTF-8 text, without a byte order mark.</summary>
    public string ReadText() => Encoding.UTF8.GetString(Content.Span).TrimStart('\uFEFF');
}

/// <summary>An inline button: with data it presses back to the bot, with a URL it opens a page.</summary>
public sealed record SandboxButton(string Text, string Data, string? Url);

/// <summary>A poll as it stands. Telegram hides who voted in an anonymous poll; the sandbox's tests may look.</summary>
public sealed record SandboxPoll
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    public required IReadOnlyList<SandboxPollOption> Options { get; init; }

    public bool Closed { get; init; }

    public bool Anonymous { get; init; }

    public bool Multiple { get; init; }
}

/// <summary>One answer and the people who chose it.</summary>
public sealed record SandboxPollOption(string Text, IReadOnlyList<long> VoterIds);
