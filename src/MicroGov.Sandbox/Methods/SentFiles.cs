namespace MicroGov.Sandbox;

/// <summary>
/// The file of a send: by id, by upload under the parameter's own name, or by attach://
/// (https://core.telegram.org/bots/api#sending-files; get_input_file in Client.cpp).
/// </summary>
internal static class SentFiles
{
    public static string Read(SandboxWorld world, ApiArguments arguments, FileKind kind) =>
        Read(world, arguments, kind, arguments.Text(NameOf(kind)));

    /// <returns>The id under which the file is kept.</returns>
    public static string Read(SandboxWorld world, ApiArguments arguments, FileKind kind, string given)
    {
        var upload = given.StartsWith("attach://", StringComparison.Ordinal)
            ? arguments.File(given["attach://".Length..])
            : arguments.File(NameOf(kind));
        if (upload is not null)
        {
            return Keep(world, kind, upload);
        }

        if (given.Length == 0)
        {
            throw ApiRefusal.BadRequest($"there is no {NameOf(kind)} in the request");
        }

        var file = world.Files.Find(given) ?? throw ApiRefusal.BadRequest(
            given.Contains("://", StringComparison.Ordinal)
                ? "failed to get HTTP URL content"
                : "wrong file identifier/HTTP URL specified");
        return file.Kind == kind ? file.Id : throw ApiRefusal.BadRequest($"can't use file of type {file.Kind} as {kind}");
    }

    private static string Keep(SandboxWorld world, FileKind kind, Upload upload)
    {
        if (upload.Content.Length == 0)
        {
            throw ApiRefusal.BadRequest("file must be non-empty");
        }

        return kind == FileKind.Photo
            ? world.Files.AddPhoto(upload.Content)
            : world.Files.AddDocument(upload.Name, upload.Content);
    }

    private static string NameOf(FileKind kind) => kind == FileKind.Photo ? "photo" : "document";
}
