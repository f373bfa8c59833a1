using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>The page itself, from the assembly's resources, and the pictures and documents people and the bot sent.</summary>
internal static class PageFiles
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    };

    /// <summary>What a bot may send (https://core.telegram.org/bots/api#sending-files) is enough for people too.</summary>
    private const int LargestUpload = 50 << 20;

    public static void Map(RouteGroupBuilder page, SandboxWorld world)
    {
        page.MapGet("", () => Resource("index.html"));
        page.MapGet("/{file}", (string file) => Resource(file));
        page.MapGet("/photo/{fileId}", (string fileId) =>
            world.Change(() => world.Files.Find(fileId)) is { Kind: FileKind.Photo } picture
                ? Results.Bytes(picture.Content, picture.MediaType)
                : Results.NotFound());
        // Always as a download of no particular kind: somebody's page or script must not run as the sandbox's own.
        page.MapGet("/document/{fileId}", (string fileId) =>
            world.Change(() => world.Files.Find(fileId)) is { Kind: FileKind.Document } file
                ? Results.Bytes(file.Content, MediaTypes.Unknown, file.Name)
                : Results.NotFound());
        page.MapPost("/api/upload", (HttpRequest request, string name, string? type) => ReceiveAsync(world, request, name, type));
    }

    /// <summary>
    /// Takes a file in whose id a message then names. Not as a form, which any site's page may send unasked: a browser asks
    /// before it sends this type to a foreign origin.
    /// </summary>
    private static async Task<IResult> ReceiveAsync(SandboxWorld world, HttpRequest request, string name, string? type)
    {
        if (request.ContentType != MediaTypes.Unknown)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestUpload;
        }

        using var content = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.Json(new { error = "A file has at most 50 MB." }, statusCode: StatusCodes.Status400BadRequest);
        }

        var kind = string.IsNullOrEmpty(type) ? null : type;
        return await PageServer.AnswerAsync(() =>
            new { id = world.Change(() => world.KeepDocument(name, content.ToArray(), kind)) }
        );
    }

    private static IResult Resource(string name)
    {
        var content = typeof(PageFiles).Assembly.GetManifestResourceStream($"Page/{name}");
        return content is not null && Types.TryGetValue(Path.GetExtension(name), out var type)
            ? Results.Stream(content, type)
            : Results.NotFound();
    }
}
