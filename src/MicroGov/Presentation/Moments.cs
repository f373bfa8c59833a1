using System.Globalization;

namespace MicroGov.Presentation;

/// <summary>A moment in somebody's text, written the way of its language.</summary>
public sealed record Moment(DateTimeOffset At, TimeZoneInfo Zone);

/// <summary>How moments and spans are written for people and read from them, in the community's time zone.</summary>
public static class Moments
{
    /// <summary>
    /// Longest span that anybody may ask for; Telegram's own polls end after about 30 days, ours are closed by hand.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static string Write(this Wording texts, DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString(texts["when.pattern"], texts.Culture);

    /// <summary>Reads <c>30s</c>, <c>90m</c>, <c>36h</c>, <c>2d</c>, <c>1w</c>.</summary>
    public static bool TryReadSpan(string text, out TimeSpan span)
    {
        span = default;
        text = TypedText.HalfWidth(text);
        if (text.Length is < 2 or > 6
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count == 0)
        {
            return false;
        }

        var unit = char.ToLowerInvariant(text[^1]) switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => TimeSpan.Zero,
        };
        span = unit * count;
        return unit > TimeSpan.Zero && span <= Longest;
    }

    /// <summary>Writes a span as it is typed, in the largest unit that leaves nothing over.</summary>
    public static string Write(TimeSpan span)
    {
        var (unit, letter) = span.Ticks switch
        {
            var ticks when ticks % TimeSpan.TicksPerDay == 0 => (TimeSpan.TicksPerDay, 'd'),
            var ticks when ticks % TimeSpan.TicksPerHour == 0 => (TimeSpan.TicksPerHour, 'h'),
            var ticks when ticks % TimeSpan.TicksPerMinute == 0 => (TimeSpan.TicksPerMinute, 'm'),
            _ => (TimeSpan.TicksPerSecond, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / unit}{letter}");
    }

    /// <summary>Reads a span from now, <c>2026-12-01</c> (the end of that day) or <c>2026-12-01 18:00</c>.</summary>
    public static bool TryRead(string text, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        if (TryReadSpan(text, out var span))
        {
            moment = now + span;
            return true;
        }

        moment = default;
        DateTime local;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            local = day.Add(new TimeSpan(23, 59, 0));
        }
        else if (!DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        {
            return false;
        }

        moment = new DateTimeOffset(local, TimeSpan.Zero);
        if (local.Year is 1 or 9999 || (moment - now).Duration() > Longest + TimeSpan.FromDays(1))
        {
            // Far from now; and at the ends of the calendar the zone's offset would lead out of it.
            return moment < now;
        }

        moment = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        return moment - now <= Longest;
    }
}
