using System.Globalization;

namespace MicroGov.Core.Community;

/// <summary>A daily span, which may cross midnight, in which reminders wait. Equal ends mean no quiet hours.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>The first moment at or after <paramref name="moment"/> at which a reminder may speak.</summary>
    public DateTimeOffset NextLoud(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var clock = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (From == Until || !clock.IsBetween(From, Until))
        {
            return moment;
        }

        var day = clock < Until ? local.Date : local.Date.AddDays(1);
        var loud = day + Until.ToTimeSpan();
        // On the night the clocks go forward the end of the quiet hours may not exist; the hour after it does.
        if (zone.IsInvalidTime(loud))
        {
            loud = loud.AddHours(1);
        }

        return new DateTimeOffset(loud, zone.GetUtcOffset(loud)).ToUniversalTime();
    }

    /// <summary>Reads <c>22:00-08:00</c>.</summary>
    public static bool TryParse(string? text, out QuietHours hours)
    {
        hours = default;
        var ends = text?.Split('-', StringSplitOptions.TrimEntries);
        if (ends is not [var from, var until]
            || !TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            || !TimeOnly.TryParseExact(until, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end))
        {
            return false;
        }

        hours = new(start, end);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{Until:HH\\:mm}");
}
