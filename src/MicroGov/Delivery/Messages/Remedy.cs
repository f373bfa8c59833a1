namespace MicroGov.Delivery;

/// <summary>What becomes of a message that Telegram will never take as it is.</summary>
internal abstract record Remedy
{
    /// <summary>It is kept for a person to look at.</summary>
    public static readonly Remedy GiveUp = new Kept();

    /// <summary>Nobody misses it.</summary>
    public static readonly Remedy Drop = new Dropped();

    public sealed record Kept : Remedy;

    public sealed record Dropped : Remedy;

    /// <summary>Another message takes its place.</summary>
    /// <param name="Lane">Where it goes; null: it stays in its lane.</param>
    public sealed record Instead(OutboxMessage Message, long? Lane = null) : Remedy;
}
