using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MicroGov.Sandbox;

/// <summary>
/// Reads a call's parameters from wherever the client put them: URL query, form, JSON body or multipart
/// (https://core.telegram.org/bots/api#making-requests).
/// </summary>
internal static class RequestReading
{
    /// <summary>https://core.telegram.org/bots/api#sending-files: "50 MB max size for other types of files".</summary>
    private const int LargestUpload = 50 << 20;

    public static async Task<ApiArguments> ReadAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null; // the host's own limit is smaller than Telegram's
        }

        var values = new Dictionary<string, JsonNode?>();
        var files = new Dictionary<string, Upload>();
        foreach (var (name, value) in request.Query)
        {
            values[name] = value.ToString();
        }

        if (request.HasFormContentType)
        {
            await ReadFormAsync(request, values, files);
        }
        else if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            foreach (var (name, value) in await ReadJsonAsync(request))
            {
                values[name] = value;
            }
        }

        return new ApiArguments(values, files);
    }

    private static async Task ReadFormAsync(
        HttpRequest request, Dictionary<string, JsonNode?> values, Dictionary<string, Upload> files)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        foreach (var (name, value) in form)
        {
            values[name] = value.ToString();
        }

        foreach (var file in form.Files)
        {
            if (file.Length > LargestUpload)
            {
                throw new ApiRefusal(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, request.HttpContext.RequestAborted);
            files[file.Name] = new Upload(file.FileName, content.ToArray());
        }
    }

    private static async Task<Dictionary<string, JsonNode?>> ReadJsonAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            // Detached from their object, so that each may be put into another.
            return JsonNode.Parse(body) is JsonObject given
                ? given.ToDictionary(field => field.Key, field => field.Value?.DeepClone())
                : throw ApiRefusal.BadRequest("expected a JSON object");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw ApiRefusal.BadRequest("can't parse JSON object");
        }
    }
}
