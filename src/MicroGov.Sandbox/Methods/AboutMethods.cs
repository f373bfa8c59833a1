using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>The bot itself, its webhook, files. getUpdates waits, so it lives with the HTTP side (LongPoll).</summary>
internal static class AboutMethods
{
    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read("getMe", "", (world, _) => Wire.Me(world)),
        ApiMethod.Read(
            LongPoll.Name,
            "offset limit timeout allowed_updates",
            (_, _) => throw new InvalidOperationException("LongPoll answers this one, since it waits.")),
        ApiMethod.Read(
            "setWebhook",
            "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
            SetWebhook),
        ApiMethod.Read("deleteWebhook", "drop_pending_updates", DeleteWebhook),
        ApiMethod.Read("getWebhookInfo", "", GetWebhookInfo),
        ApiMethod.Read("getFile", "file_id", GetFile),
    ];

    /// <summary>allowed_updates as a list; null leaves the remembered choice as it is.</summary>
    public static IReadOnlyCollection<string>? AllowedUpdates(ApiArguments arguments) =>
        arguments.Json("allowed_updates", "can't parse allowed_updates JSON object") is JsonArray kinds
            ? kinds.Select(kind => $"{kind}").ToList()
            : null;

    /// <summary>Stored only: the sandbox never calls out. With it set, getUpdates is refused as by Telegram.</summary>
    private static JsonNode? SetWebhook(SandboxWorld world, ApiArguments arguments)
    {
        world.Webhook = arguments.Text("url");
        if (AllowedUpdates(arguments) is { } kinds)
        {
            world.Updates.Allow(kinds);
        }

        DropIfAsked(world, arguments);
        world.Updates.EndPolls();
        return true;
    }

    private static JsonNode? DeleteWebhook(SandboxWorld world, ApiArguments arguments)
    {
        world.Webhook = "";
        DropIfAsked(world, arguments);
        return true;
    }

    private static void DropIfAsked(SandboxWorld world, ApiArguments arguments)
    {
        if (arguments.Flag("drop_pending_updates"))
        {
            world.Updates.Clear();
        }
    }

    private static JsonNode? GetWebhookInfo(SandboxWorld world, ApiArguments arguments)
    {
        var info = new JsonObject
        {
            ["url"] = world.Webhook, ["has_custom_certificate"] = false, ["pending_update_count"] = world.Updates.Count,
        };
        if (world.Updates.Allowed.Count > 0)
        {
            info["allowed_updates"] = SandboxJson.ToArray(world.Updates.Allowed.Select(kind => (JsonNode)kind));
        }

        return info;
    }

    private static JsonNode? GetFile(SandboxWorld world, ApiArguments arguments)
    {
        var id = arguments.Text("file_id");
        var file = world.Files.Find(id)
            ?? throw ApiRefusal.BadRequest(id.Length == 0 ? "file_id not specified" : "invalid file_id");
        return new JsonObject
        {
            ["file_id"] = id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Content.Length, ["file_path"] = file.Path,
        };
    }
}
