using System.Text.Json.Serialization;

namespace MicroGov.Storage;

/// <summary>
/// What an outbox row holds. Storage only keeps it: Delivery says which kinds of messages there are, and how each is written.
/// </summary>
public abstract record OutboxPayload
{
    /// <summary>The affair that it is about; null when it is about none.</summary>
    [JsonIgnore]
    public virtual long? About => null;

    /// <summary>The account of the one person it goes to; null when it is for everybody in its chat.</summary>
    [JsonIgnore]
    public virtual long? Addressee => null;

    /// <summary>As the row keeps it.</summary>
    public abstract string ToJson();
}
