using System.Net;
using System.Text.RegularExpressions;

namespace MicroGov.Delivery;

/// <summary>
/// The words under a photo: "0-1024 characters after entities parsing" (https://core.telegram.org/bots/api#sendphoto).
/// </summary>
internal static partial class Caption
{
    private const int Longest = 1_024;

    public static bool Fits(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Length <= Longest;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
