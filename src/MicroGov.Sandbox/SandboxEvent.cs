using System.Diagnostics.CodeAnalysis;

namespace MicroGov.Sandbox;

/// <summary>What kind of thing has just happened in the world.</summary>
public enum SandboxEventKind
{
    Sent,
    Edited,
    Deleted,
    PollChanged,
    Reacted,
    Toast,
    PinnedChanged,
    MembersChanged,
    CommandsChanged,
    ClockMoved,
    Restarted,
    FaultsChanged,
    CallHeld,
}

/// <summary>One thing that happened; <see cref="Message"/> shows the message after it, where there is one.</summary>
public sealed record SandboxEvent(SandboxEventKind Kind, long ChatId = 0, long MessageId = 0, SandboxMessage? Message = null)
{
    /// <summary>For a toast, who sees it.</summary>
    public long UserId { get; init; }

    public SandboxToast? Toast { get; init; }
}

/// <summary>The bot's answer to a pressed button: a short note over the chat, or a box to close.</summary>
public sealed record SandboxToast(string? Text, bool Alert);

/// <summary>One Bot API call the bot made.</summary>
/// <param name="Parameters">The call's parameters as one JSON object; uploaded files appear as their names.</param>
public sealed record SandboxCall(
    string Method, string Parameters, DateTimeOffset At, bool Ok, int? ErrorCode = null, string? Description = null)
{
    /// <summary>The fault made to order that struck it, if any.</summary>
    public SandboxFaultKind? Fault { get; init; }

    /// <summary>Whether the call did its work, heard of or not.</summary>
    public bool TookEffect { get; init; }
}

/// <summary>Telegram's own app would not let a person do this; the message is one plain sentence.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Reads as what it is: a refusal, not a fault.")]
public sealed class SandboxRefusal : Exception
{
    public SandboxRefusal()
    {
    }

    public SandboxRefusal(string sentence)
        : base(sentence)
    {
    }

    public SandboxRefusal(string sentence, Exception inner)
        : base(sentence, inner)
    {
    }
}
