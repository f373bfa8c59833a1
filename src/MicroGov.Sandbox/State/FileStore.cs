using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Pictures and documents people and the bot sent, by file id. Only touched under the world's lock.</summary>
internal sealed class FileStore
{
    private readonly Dictionary<string, StoredFile> _files = [];

    public int Count => _files.Count;

    public string AddPhoto(byte[] content) => Add("photos", "AgACAgSandboxPhoto", "photo.png", content, "image/png");

    public string AddDocument(Upload upload) =>
        Add("documents", "BQACAgSandboxDocument", upload.Name, upload.Content, "application/octet-stream");

    public StoredFile? Find(string fileId) => _files.GetValueOrDefault(fileId);

    public StoredFile? FindByPath(string path) => _files.Values.FirstOrDefault(file => file.Path == path);

    /// <summary>https://core.telegram.org/bots/api#photosize: a small and a large size of the same picture.</summary>
    public JsonArray PhotoSizes(string fileId)
    {
        var file = _files[fileId];
        var (width, height) = Picture.SizeOf(file.Content);
        return
        [
            Size($"{fileId}_s", $"{file.UniqueId}s", Math.Max(1, width / 2), Math.Max(1, height / 2), file.Content.Length),
            Size(fileId, file.UniqueId, width, height, file.Content.Length),
        ];
    }

    /// <summary>https://core.telegram.org/bots/api#document</summary>
    public JsonObject Document(string fileId)
    {
        var file = _files[fileId];
        return new JsonObject
        {
            ["file_name"] = file.Name, ["mime_type"] = file.MediaType, ["file_id"] = fileId, ["file_unique_id"] = file.UniqueId,
            ["file_size"] = file.Content.Length,
        };
    }

    private string Add(string folder, string prefix, string name, byte[] content, string mediaType)
    {
        var number = _files.Count + 1;
        var id = $"{prefix}{number:D6}";
        var path = $"{folder}/file_{number}{System.IO.Path.GetExtension(name)}";
        var file = new StoredFile(id, $"AQADu{number:D6}", path, name, content, mediaType);
        _files.Add(id, file);
        if (folder == "photos")
        {
            _files.Add($"{id}_s", file);
        }

        return id;
    }

    private static JsonObject Size(string id, string unique, int width, int height, int bytes) => new()
    {
        ["file_id"] = id, ["file_unique_id"] = unique, ["file_size"] = bytes, ["width"] = width, ["height"] = height,
    };
}

/// <summary>One stored file; its path is what getFile gives for the download address.</summary>
internal sealed record StoredFile(string Id, string UniqueId, string Path, string Name, byte[] Content, string MediaType);
