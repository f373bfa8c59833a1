using MicroGov.Storage.Rows;

namespace MicroGov.Storage;

/// <summary>
/// Journal entries that name somebody. Nothing indexes them, as nobody asks but those who want to know or be forgotten. In
/// a text of theirs the quotes would be escaped, so these words stand only where an event says whom it is about.
/// </summary>
internal static class JournalSearch
{
    public static IQueryable<JournalRow> ThatName(this IQueryable<JournalRow> entries, long person)
    {
        var (by, byLast, who, whoLast) = MarksOf(person);
        var (to, toLast, witness, witnessLast) = ($"\"to\":{person},", $"\"to\":{person}}}", $"\"witness\":{person},", $"\"witness\":{person}}}");
        return entries.Where(row =>
            row.Payload.Contains(by) || row.Payload.Contains(byLast) || row.Payload.Contains(who) || row.Payload.Contains(whoLast)
            || row.Payload.Contains(to) || row.Payload.Contains(toLast) || row.Payload.Contains(witness) || row.Payload.Contains(witnessLast));
    }

    public static IQueryable<CommunityJournalRow> ThatName(this IQueryable<CommunityJournalRow> entries, long person)
    {
        var (by, byLast, who, whoLast) = MarksOf(person);
        return entries.Where(row =>
            row.Payload.Contains(by) || row.Payload.Contains(byLast) || row.Payload.Contains(who) || row.Payload.Contains(whoLast));
    }

    private static (string By, string ByLast, string Who, string WhoLast) MarksOf(long person) =>
        ($"\"by\":{person},", $"\"by\":{person}}}", $"\"who\":{person},", $"\"who\":{person}}}");
}
