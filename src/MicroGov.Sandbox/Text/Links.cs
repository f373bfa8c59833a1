using System.Globalization;

namespace MicroGov.Sandbox;

/// <summary>What a link in bot's HTML becomes: a person's name, a web address, or nothing at all.</summary>
internal static class Links
{
    private const string UserPrefix = "tg://user?id=";

    public static TextEntity? ToEntity(string url, int offset, int length)
    {
        if (url.StartsWith(UserPrefix, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(url[UserPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var userId))
        {
            return new TextEntity("text_mention", offset, length) { UserId = userId };
        }

        return Checked(url) is { } target ? new TextEntity("text_link", offset, length) { Url = target } : null;
    }

    /// <summary>Only web and tg addresses survive; a bare host gets http, as Telegram's server does it.</summary>
    public static string? Checked(string url)
    {
        var address = url.Contains("://", StringComparison.Ordinal) ? url : $"http://{url}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" or "tg" or "ton"
            && (uri.Scheme is "tg" or "ton" || uri.Host == "localhost" || uri.Host.Contains('.', StringComparison.Ordinal))
            ? address
            : null;
    }
}
