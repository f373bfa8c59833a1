using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>The bot itself, its updates, files. getUpdates waits, so it lives with the HTTP side (LongPoll).</summary>
internal static class AboutMethods
{
    /// <summary>https://core.telegram.org/bots/api#getfile: "bots can download files of up to 20MB in size".</summary>
    private const int LargestDownload = 20 << 20;

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Read("getMe", "", (world, _) => Wire.Me(world)),
        ApiMethod.Read(
            LongPoll.Name,
            "offset limit timeout allowed_updates",
            (_, _) => throw new InvalidOperationException("LongPoll answers this one, since it waits.")),
        ApiMethod.Read("getFile", "file_id", GetFile),
    ];

    /// <summary>allowed_updates as a list; null leaves the remembered choice as it is.</summary>
    public static IReadOnlyCollection<string>? AllowedUpdates(ApiArguments arguments) =>
        arguments.Json("allowed_updates", "can't parse allowed_updates JSON object") is JsonArray kinds
            ? kinds.Select(kind => $"{kind}").ToList()
            : null;

    private static JsonNode? GetFile(SandboxWorld world, ApiArguments arguments)
    {
        var id = arguments.Text("file_id");
        var file = world.Files.Find(id)
            ?? throw ApiRefusal.BadRequest(id.Length == 0 ? "file_id not specified" : "invalid file_id");
        if (file.Content.Length > LargestDownload)
        {
            throw ApiRefusal.BadRequest("file is too big");
        }

        return new JsonObject
        {
            ["file_id"] = id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Content.Length, ["file_path"] = file.Path,
        };
    }
}
