using System.Net;
using Microsoft.AspNetCore.Http;

namespace MicroGov.Sandbox;

/// <summary>
/// The page acts as anybody without a password, so it answers only this machine, and only its own page: a foreign
/// Host is DNS rebinding, a foreign Origin is cross-site request forgery.
/// </summary>
internal static class SameOrigin
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>A proxy on this machine calls from it, for whomever it serves (https://www.rfc-editor.org/rfc/rfc7239).</summary>
    private static readonly string[] SetByProxies =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        if (Refusal(call.HttpContext.Connection.RemoteIpAddress, request) is { } refusal)
        {
            return Results.Json(new { error = refusal }, statusCode: StatusCodes.Status403Forbidden);
        }

        var headers = call.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return await next(call);
    }

    private static string? Refusal(IPAddress? caller, HttpRequest request)
    {
        if (caller is not null && !IPAddress.IsLoopback(caller))
        {
            return "The sandbox's page is served on its own machine only.";
        }

        if (SetByProxies.Any(request.Headers.ContainsKey))
        {
            return "The sandbox's page is not served through a proxy: whoever came by it would act as anybody.";
        }

        if (!OwnNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return "Open the sandbox's page under localhost.";
        }

        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var foreign = (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
            || site is "cross-site" or "same-site";
        // A link from elsewhere may open the page itself; it must not act or read.
        var opensPage =
            HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && origin.Length == 0;
        return foreign && !opensPage ? "Only the sandbox's own page may ask this." : null;
    }
}
