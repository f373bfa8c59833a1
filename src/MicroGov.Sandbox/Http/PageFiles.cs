using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Sandbox;

/// <summary>The page itself, from the assembly's resources, and the pictures people sent.</summary>
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

    public static void Map(RouteGroupBuilder page, SandboxWorld world)
    {
        page.MapGet("", () => Resource("index.html"));
        page.MapGet("/{file}", (string file) => Resource(file));
        page.MapGet("/photo/{fileId}", (string fileId) =>
            world.Change(() => world.Files.Find(fileId)) is { MediaType: "image/png" } picture
                ? Results.Bytes(picture.Content, picture.MediaType)
                : Results.NotFound());
    }

    private static IResult Resource(string name)
    {
        var content = typeof(PageFiles).Assembly.GetManifestResourceStream($"Page/{name}");
        return content is not null && Types.TryGetValue(Path.GetExtension(name), out var type)
            ? Results.Stream(content, type)
            : Results.NotFound();
    }
}
