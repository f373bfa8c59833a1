using System.CommandLine;
using System.Globalization;
using MicroGov.Core.Lifecycle;
using MicroGov.Hosting;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations;

/// <summary>How much there is, how much is owed, and what has failed.</summary>
public static class StatsCommand
{
    /// <summary>Newest first; the rest are only counted.</summary>
    private const int MostDeadLetters = 20;

    public static Command Make() => OperatorVerb.Make(
        "stats",
        "Counts what the database holds, what is owed and late, and lists the dead letters. Works beside a running service.",
        "stats --Database:ConnectionString=\"Data Source=microgov.db\"",
        (_, place) => RunAsync(place));

    public static Task<int> RunAsync(Workplace place) => OperatorVerb.ReadAsync(place, async db =>
    {
        await WriteAsync(db, place);
        return OperatorVerb.Good;
    });

    private static async Task WriteAsync(MicroGovContext db, Workplace place)
    {
        var (say, now, ct) = (place.Say, place.Now, place.Ct);
        Line("communities", await db.Communities.CountAsync(ct));
        Line("people", await db.People.CountAsync(ct));
        Line("affairs", await db.Affairs.CountAsync(ct));
        var stages = await db.Affairs.GroupBy(row => row.Stage).Select(stage => new { stage.Key, Count = stage.Count() })
            .ToDictionaryAsync(stage => stage.Key, stage => stage.Count, ct);
        foreach (var stage in Enum.GetNames<Stage>())
        {
            Line("  " + stage, stages.GetValueOrDefault(stage));
        }

        Line("ballots", await db.Ballots.LongCountAsync(ct));
        Line("poll answers kept", await db.OrphanPollAnswers.CountAsync(ct));
        Line("journal entries", await db.Journal.LongCountAsync(ct));
        Line("updates kept", await db.Updates.LongCountAsync(ct));
        var depths = await OutboxDepth.ReadAsync(db, now, ct);
        Line("outbox", depths.Owed, depths.OldestAge > TimeSpan.Zero ? $"the oldest waits for {Span(depths.OldestAge)}" : null);
        Line("outbox, given up", await db.Outbox.CountAsync(row => row.GivenUp != null, ct));
        Line("deadlines", await db.Deadlines.CountAsync(ct));
        Line("deadlines, late", depths.LateDeadlines);
        say.WriteLine($"{"database",-20} {await DatabaseSize.OfAsync(db, place) / 1e6,12:N1} MB");
        var dead = await db.DeadLetters.CountAsync(ct);
        Line("dead letters", dead);
        await foreach (var letter in db.DeadLetters.OrderByDescending(row => row.Id).Take(MostDeadLetters)
            .Select(row => new { row.UpdateId, row.At, row.Error }).AsAsyncEnumerable().WithCancellation(ct))
        {
            say.WriteLine($"  update {letter.UpdateId}, {letter.At:u}: {DeadLetterError.Describe(letter.Error)}");
        }

        if (dead > MostDeadLetters)
        {
            say.WriteLine($"  and {dead - MostDeadLetters} older ones");
        }

        void Line(string name, long count, string? more = null) =>
            say.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{name, -20} {count, 12:N0}{(more is null ? "" : "  " + more)}"));
    }

    private static string Span(TimeSpan age) =>
        age.ToString(age.Days > 0 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
