using System.Globalization;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>How much of Telegram's limits was used lately in one chat, or by all together.</summary>
/// <param name="Calls">When they were answered, earliest first.</param>
/// <param name="At">When it was so.</param>
internal sealed record SendWindow(long ChatId, IReadOnlyList<DateTimeOffset> Calls, int OnTheWay, DateTimeOffset At)
{
    /// <summary>Stands for all chats together.</summary>
    public const long AllChats = 0;
}

/// <summary>
/// The limits as they are stored: written by the sender's transactions, before calls leave and after they came back, and read by
/// whoever sends next. So neither a restart nor a change of leader makes a call that Telegram does not expect yet.
/// </summary>
internal static class SendWindows
{
    private static readonly SetStatement Upsert = SetStatement.Insert(
        "\"SendWindows\"",
        "\"ChatId\", \"Calls\", \"OnTheWay\", \"At\"",
        """
        ON CONFLICT ("ChatId") DO UPDATE SET "Calls" = excluded."Calls", "OnTheWay" = excluded."OnTheWay", "At" = excluded."At"
        """,
        typeof(long), typeof(string), typeof(int), typeof(long));

    private static readonly SetStatement Moment = SetStatement.Insert(
        "\"Timestamps\"",
        "\"Name\", \"At\"",
        """ON CONFLICT ("Name") DO UPDATE SET "At" = excluded."At" """,
        typeof(string), typeof(long));

    public static async Task WriteAsync(
        MicroGovContext db, IEnumerable<SendWindow> windows, RetryAfterGate gate, DateTimeOffset now, CancellationToken ct)
    {
        await Upsert.RunAsync(db, [.. windows.Select(ColumnsOf)], ct);
        if (gate.OpenAt is var opens && opens > now)
        {
            // Whole milliseconds, and rather too late than too early.
            await Moment.RunAsync(
                db,
                [
                    [TimestampRow.CallsWelcome, opens.AddMilliseconds(1).ToUnixTimeMilliseconds()],
                    [TimestampRow.CallsRefused, now.ToUnixTimeMilliseconds()],
                ],
                ct);
        }
    }

    /// <summary>
    /// Shuts the gate for as long as another leader was told to wait, and for no longer, should its clock have been ahead.
    /// </summary>
    /// <returns>The windows that are not over yet.</returns>
    public static async Task<IReadOnlyList<SendWindow>> ReadAsync(
        MicroGovContext db, RetryAfterGate gate, DateTimeOffset now, CancellationToken ct)
    {
        var moments = await db.Timestamps.AsNoTracking()
            .Where(row => row.Name == TimestampRow.CallsWelcome || row.Name == TimestampRow.CallsRefused)
            .ToDictionaryAsync(row => row.Name, row => row.At, ct);
        if (moments.TryGetValue(TimestampRow.CallsWelcome, out var opens) && opens > now)
        {
            var refused = moments.GetValueOrDefault(TimestampRow.CallsRefused, now);
            gate.ShutUntil(now + (opens - (refused > now ? refused : now)));
        }

        var oldest = now - SendRate.Minute - SendRate.Margin;
        var rows = await db.SendWindows.AsNoTracking().Where(row => row.At >= oldest).ToListAsync(ct);
        return [.. rows.Select(row => new SendWindow(row.ChatId, Times(row.Calls), row.OnTheWay, row.At))];
    }

    private static object[] ColumnsOf(SendWindow window) =>
        [window.ChatId, Text(window.Calls), window.OnTheWay, window.At.ToUnixTimeMilliseconds()];

    private static string Text(IEnumerable<DateTimeOffset> times) =>
        string.Join(' ', times.Select(time => time.ToUnixTimeMilliseconds()));

    private static List<DateTimeOffset> Times(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(time => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(time, CultureInfo.InvariantCulture))),
    ];
}
