using System.Text.Json.Serialization;
using MicroGov.Storage;

namespace MicroGov.Delivery;

/// <summary>An inline button: what it says and what it sends back.</summary>
public sealed record Button(string Text, string Data);

/// <summary>
/// One thing that the service owes a chat, as it is stored in the outbox. Texts are final HTML, already escaped and
/// in the reader's language. Each kind has a file of its own, with its <see cref="MessageKind"/>, and a line in
/// <see cref="MessageKinds"/>.
/// </summary>
public abstract record OutboxMessage : OutboxPayload
{
    /// <summary>The affair that a reply to the resulting message would mean.</summary>
    public long? AffairId { get; init; }

    [JsonIgnore]
    public override long? About => AffairId;

    /// <summary>
    /// After a lost answer, where to look next whether it was posted after all; 0 when it was not found. Null: not looked yet.
    /// </summary>
    public int? LookAt { get; init; }

    /// <summary>Where it was found after a lost answer, when one more call has to finish it.</summary>
    public int? FoundAt { get; init; }

    /// <summary>What it really says, as long as a secret vote runs; null when it stands in clear.</summary>
    public SealedWords? Sealed { get; init; }

    /// <summary>
    /// It only tells somebody what they asked for: when nobody knows whether it arrived, they had rather ask again than be told
    /// twice.
    /// </summary>
    public bool CanBeAskedAgain { get; init; }

    /// <summary>The same with those words, for the moment of sending.</summary>
    internal virtual OutboxMessage Saying(OpenedWords words) => this;

    public override string ToJson() => MessageJson.Write(this);
}
