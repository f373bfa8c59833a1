namespace MicroGov.Storage.Rows;

/// <summary>One entry of a community's own hash-chained journal: offices, households, settings, groups.</summary>
public sealed class CommunityJournalRow
{
    public long CommunityId { get; set; }

    public int Sequence { get; set; }

    /// <summary>Unix milliseconds, as hashed.</summary>
    public long At { get; set; }

    public string Payload { get; set; } = "";

    public string Hash { get; set; } = "";
}

/// <summary>That an entry of a community's journal concerns somebody; as <see cref="JournalPersonRow"/>.</summary>
public sealed class CommunityJournalPersonRow
{
    public long CommunityId { get; set; }

    public int Sequence { get; set; }

    public long PersonId { get; set; }
}
