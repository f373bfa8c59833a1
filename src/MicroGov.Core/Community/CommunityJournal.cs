using MicroGov.Core.Journal;

namespace MicroGov.Core.Community;

/// <summary>The journal of a community: events into entries, and back.</summary>
public static class CommunityJournal
{
    /// <param name="format">Which kinds of events there are; null: those of <see cref="CommunityEvents"/>.</param>
    public static CommunityEntry Append(
        long communityId, int sequence, string previousHash, CommunityEvent happened, DateTimeOffset at,
        EventFormat<CommunityEvent>? format = null) =>
        CommunityEntry.Append(communityId, sequence, previousHash, (format ?? CommunityEvents.Format).Write(happened), at);

    /// <exception cref="UnknownEventException">A newer program wrote it, which knows more.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is damaged.</exception>
    public static CommunityEvent Read(this CommunityEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return CommunityEvents.Format.Read(entry.Payload);
    }
}
