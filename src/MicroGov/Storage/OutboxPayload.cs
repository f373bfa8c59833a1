namespace MicroGov.Storage;

/// <summary>
/// What an outbox row holds. Storage only keeps it: Delivery says which kinds of messages there are, and how each is written.
/// </summary>
public abstract record OutboxPayload
{
    /// <summary>As the row keeps it.</summary>
    public abstract string ToJson();
}
