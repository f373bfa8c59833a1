using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Affairs;

/// <summary>The journal of an affair: events into entries, and back.</summary>
public static class AffairJournal
{
    /// <param name="format">Which kinds of events there are; null: those of <see cref="AffairEvents"/>.</param>
    public static JournalEntry Append(
        long affairId, int sequence, string previousHash, AffairEvent happened, DateTimeOffset at,
        EventFormat<AffairEvent>? format = null) =>
        JournalEntry.Append(affairId, sequence, previousHash, (format ?? AffairEvents.Format).Write(happened), at);

    /// <exception cref="UnknownEventException">A newer program wrote it, which knows more.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is damaged.</exception>
    public static AffairEvent Read(this JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return AffairEvents.Format.Read(entry.Payload);
    }
}
