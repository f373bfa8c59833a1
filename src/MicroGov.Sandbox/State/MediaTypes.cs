using Microsoft.AspNetCore.StaticFiles;

namespace MicroGov.Sandbox;

/// <summary>
/// A document's media type, guessed from the end of its name as Telegram does when the sender names none
/// (https://core.telegram.org/bots/api#document: "MIME type of the file as defined by the sender").
/// </summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Endings = new();

    public static string Of(string fileName) => Endings.TryGetContentType(fileName, out var type) ? type : Unknown;
}
