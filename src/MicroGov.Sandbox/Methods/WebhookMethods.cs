using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MicroGov.Sandbox;

/// <summary>https://core.telegram.org/bots/api#setwebhook and its sisters; who calls it is WebhookCaller.</summary>
internal static partial class WebhookMethods
{
    private const int UsualConnections = 40;
    private const int MostConnections = 100;
    private const int LongestSecret = 256;

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read(
            "setWebhook",
            "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
            Set),
        ApiMethod.Read("deleteWebhook", "drop_pending_updates", Delete),
        ApiMethod.Read("getWebhookInfo", "", Tell),
    ];

    private static JsonNode? Set(SandboxWorld world, ApiArguments arguments)
    {
        var hook = arguments.Text("url") is { Length: > 0 } url
            ? new Hook(Address(url), Secret(arguments), Connections(arguments))
            : null;
        if (AboutMethods.AllowedUpdates(arguments) is { } kinds)
        {
            world.Updates.Allow(kinds);
        }

        if (hook is not null && hook.IsSameAs(world.Hook) && !arguments.Flag("drop_pending_updates"))
        {
            // "Webhook is already set" (tdlib/telegram-bot-api, Client.cpp): calls and pauses go on as they were.
            return true;
        }

        DropIfAsked(world, arguments);
        Replace(world, hook);
        world.Updates.EndPolls();
        return true;
    }

    private static JsonNode? Delete(SandboxWorld world, ApiArguments arguments)
    {
        Replace(world, null);
        DropIfAsked(world, arguments);
        return true;
    }

    private static JsonNode? Tell(SandboxWorld world, ApiArguments arguments)
    {
        var info = new JsonObject
        {
            ["url"] = world.Hook?.Url.OriginalString ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = world.Updates.Count,
        };
        if (world.Hook is { } hook)
        {
            info["max_connections"] = hook.MostConnections;
            if (hook.LastErrorAt is { } at)
            {
                info["last_error_date"] = at.ToUnixTimeSeconds();
                info["last_error_message"] = hook.LastError;
            }
        }

        if (world.Updates.Allowed.Count > 0)
        {
            info["allowed_updates"] = SandboxJson.ToArray(world.Updates.Allowed.Select(kind => (JsonNode)kind));
        }

        return info;
    }

    private static void Replace(SandboxWorld world, Hook? hook)
    {
        var old = world.Hook;
        world.Hook = hook;
        // Calls that are cut off go on elsewhere: this runs under the world's lock.
        _ = old?.End.CancelAsync();
        world.Updates.Touch();
    }

    private static void DropIfAsked(SandboxWorld world, ApiArguments arguments)
    {
        if (arguments.Flag("drop_pending_updates"))
        {
            world.Updates.Clear();
        }
    }

    /// <summary>
    /// Telegram's own servers call https only; a test server, as this one is, calls its own machine by http too.
    /// </summary>
    private static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            ? address
            : throw ApiRefusal.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");

    private static string Secret(ApiArguments arguments)
    {
        var secret = arguments.Text("secret_token");
        return secret.Length > LongestSecret ? throw ApiRefusal.BadRequest("secret token is too long")
            : !SecretShape().IsMatch(secret) ? throw ApiRefusal.BadRequest("secret token contains unallowed characters")
            : secret;
    }

    private static int Connections(ApiArguments arguments) =>
        (int)Math.Clamp(arguments.Integer("max_connections", UsualConnections), 1, MostConnections);

    [GeneratedRegex(@"^[A-Za-z0-9_-]*\z")]
    private static partial Regex SecretShape();
}
