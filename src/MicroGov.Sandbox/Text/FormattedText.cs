namespace MicroGov.Sandbox;

/// <summary>A text and its formatting, as Telegram keeps it: plain text plus ranges in UTF-16 units.</summary>
internal sealed record FormattedText(string Plain, IReadOnlyList<TextEntity> Entities)
{
    public static readonly FormattedText Empty = new("", []);

    public bool SameAs(FormattedText other) => Plain == other.Plain && Entities.SequenceEqual(other.Entities);

    /// <summary>Without the blank space around it, which Telegram's server takes away.</summary>
    public FormattedText Trim()
    {
        var kept = Plain.TrimStart();
        var cut = Plain.Length - kept.Length;
        kept = kept.TrimEnd();
        if (kept.Length == Plain.Length)
        {
            return this;
        }

        var entities = Entities
            .Select(entity =>
            {
                var from = Math.Clamp(entity.Offset - cut, 0, kept.Length);
                var to = Math.Clamp(entity.Offset + entity.Length - cut, 0, kept.Length);
                return entity with { Offset = from, Length = to - from };
            })
            .Where(entity => entity.Length > 0)
            .ToList();
        return new FormattedText(kept, entities);
    }
}

/// <summary>One range of formatting (https://core.telegram.org/bots/api#messageentity).</summary>
internal sealed record TextEntity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public long? UserId { get; init; }

    public string? Language { get; init; }

    public string? CustomEmojiId { get; init; }

    public int End => Offset + Length;
}
