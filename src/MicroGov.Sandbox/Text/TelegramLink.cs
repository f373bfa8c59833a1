using Microsoft.AspNetCore.WebUtilities;

namespace MicroGov.Sandbox;

/// <summary>
/// What a t.me or tg: address asks for, as Telegram's apps read it: https://core.telegram.org/api/links. With or without
/// its scheme, since people type what is printed on a card.
/// </summary>
/// <param name="Username">The bot or person it leads to, if any.</param>
/// <param name="Invite">The hash of an invite link, if it is one.</param>
/// <param name="Start">The payload for the private chat; "" when it is there without one.</param>
/// <param name="StartGroup">The same for a group the bot is to be added to.</param>
internal sealed record TelegramLink(string? Username, string? Invite, string? Start, string? StartGroup)
{
    private static readonly string[] Hosts = ["t.me", "telegram.me", "telegram.dog"];

    public static TelegramLink? Read(string address)
    {
        var given = address.Trim();
        var full = given.StartsWith("tg:", StringComparison.OrdinalIgnoreCase) ? $"tg://{given[3..].TrimStart('/')}"
            : given.Contains("://", StringComparison.Ordinal) ? given
            : $"https://{given}";
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(uri.Query);
        string? Value(string name) => query.TryGetValue(name, out var value) ? value[0] ?? "" : null;
        return uri.Scheme switch
        {
            "tg" when uri.Host == "resolve" => new(Value("domain"), null, Value("start"), Value("startgroup")),
            "tg" when uri.Host == "join" => new(null, Value("invite"), null, null),
            "http" or "https" when Hosts.Contains(uri.Host) => OfPath(
                uri.AbsolutePath.Trim('/'), Value("start"), Value("startgroup")),
            _ => null,
        };
    }

    private static TelegramLink OfPath(string path, string? start, string? startGroup) =>
        path.StartsWith('+') ? new(null, path[1..], null, null)
        : path.StartsWith("joinchat/", StringComparison.Ordinal) ? new(null, path["joinchat/".Length..], null, null)
        : new(path, null, start, startGroup);
}
