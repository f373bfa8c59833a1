using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Pictures and documents people and the bot sent, by file id. Only touched under the world's lock.</summary>
internal sealed class FileStore
{
    private readonly Dictionary<string, StoredFile> _files = [];

    public int Count => _files.Count;

    public string AddPhoto(byte[] content) => Add(FileKind.Photo, "AgACAgSandboxPhoto", "photo.png", content, "image/png");

    /// <param name="mediaType">null: as the name's ending says.</param>
    public string AddDocument(string name, byte[] content, string? mediaType = null)
    {
        var clean = CleanName(name);
        return Add(FileKind.Document, "BQACAgSandboxDocument", clean, content, mediaType ?? MediaTypes.Of(clean));
    }

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

    /// <summary>The last part of a path, without what no file name may hold; never empty.</summary>
    private static string CleanName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter))).Trim();
        return clean.Length > 0 ? clean : "file";
    }

    private string Add(FileKind kind, string prefix, string name, byte[] content, string mediaType)
    {
        var number = _files.Count + 1;
        var id = $"{prefix}{number:D6}";
        var ending = System.IO.Path.GetExtension(name);
        var path =
            $"{kind.ToString().ToLowerInvariant()}s/file_{number}{(ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : "")}";
        var file = new StoredFile(id, $"AQADu{number:D6}", path, name, content, mediaType, kind);
        _files.Add(id, file);
        if (kind == FileKind.Photo)
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
internal sealed record StoredFile(
    string Id, string UniqueId, string Path, string Name, byte[] Content, string MediaType, FileKind Kind);

/// <summary>A file stays what it was sent as: "It is not possible to change the file type when resending by file_id".</summary>
internal enum FileKind
{
    Photo,
    Document,
}
