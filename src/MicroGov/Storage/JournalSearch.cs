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
        return entries.Where(row =>
            row.Payload.Contains(by) || row.Payload.Contains(byLast) || row.Payload.Contains(who) || row.Payload.Contains(whoLast));
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
