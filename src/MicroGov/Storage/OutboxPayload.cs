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

    /// <summary>
    /// The numbers of everybody whom its texts name, besides whom it goes to: what <c>/mydata</c> and <c>/forgetme</c> go by.
    /// Known of a message that was just made; of one that was read back its row's index knows it.
    /// </summary>
    [JsonIgnore]
    public abstract IEnumerable<long> Named { get; }

    /// <summary>
    /// Set when whoever caused it has caused much lately: it takes its turn behind others, the higher the later. Says nothing
    /// about who that is. Its row keeps it in a column.
    /// </summary>
    [JsonIgnore]
    public int? Deferral { get; init; }

    /// <summary>As the row keeps it.</summary>
    public abstract string ToJson();
}
