using System.Globalization;
using System.Text.RegularExpressions;
using MicroGov.Presentation;
using Hours = MicroGov.Core.Community.QuietHours;

namespace MicroGov.Community;

/// <summary>Values of settings as people type them; null for what is none. Chinese keyboards' digits and signs will do.</summary>
internal static partial class SettingValues
{
    private const string Off = "off", Show = "show", Hide = "hide";

    /// <summary>The zone's IANA name as it is spelled.</summary>
    public static string? TimeZone(string typed)
    {
        // Zones are files on many systems, so nothing but a name may reach them.
        if (!ZoneName().IsMatch(typed))
        {
            return null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(typed, out var zone) && zone.HasIanaId
            ? zone.Id
            : TimeZoneInfo
                .GetSystemTimeZones()
                .FirstOrDefault(one => one.HasIanaId && one.Id.Equals(typed, StringComparison.OrdinalIgnoreCase))
                ?.Id;
    }

    /// <summary>Reads <c>22:00-08:00</c> or <c>off</c>.</summary>
    public static Hours? QuietHours(string typed)
    {
        var hours = TypedText.HalfWidth(typed).Replace('–', '-');
        return hours.ToLowerInvariant() is Off or "关闭" ? default(Hours)
            : Hours.TryParse(hours, out var read) ? read
            : null;
    }

    public static string Write(Hours hours) => hours.From == hours.Until ? Off : hours.ToString();

    public static int? Count(string typed, int most) =>
        int.TryParse(TypedText.HalfWidth(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1
        && count <= most
            ? count
            : null;

    public static bool? Doors(string typed) => typed.ToLowerInvariant() switch
    {
        Show or "显示" => true,
        Hide or "隐藏" => false,
        _ => null,
    };

    public static string Write(bool doorsAreShown) => doorsAreShown ? Show : Hide;

    /// <summary>https://data.iana.org/time-zones/theory.html#naming</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]{0,20}(/[A-Za-z][A-Za-z0-9_+-]{0,30}){0,2}$")]
    private static partial Regex ZoneName();
}
