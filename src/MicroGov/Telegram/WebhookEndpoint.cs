using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MicroGov.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace MicroGov.Telegram;

/// <summary>
/// Where Telegram brings updates in webhook mode, one a request (https://core.telegram.org/bots/api#setwebhook). 200 means
/// committed; anything else, and it brings the update again.
/// </summary>
/// <param name="Url">The address Telegram calls; whatever stands before us, it must lead to <see cref="Path"/>.</param>
/// <param name="Secret">What proves that it is Telegram who calls; 1-256 characters A-Z a-z 0-9 _ -. Never logged.</param>
public sealed record WebhookEndpoint(Uri Url, string Secret)
{
    public const string Path = "/telegram/webhook";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private const int MostBytes = 1 << 20;

    private readonly byte[] secretHash = Hash(Secret);

    public void Map(IEndpointRouteBuilder app) => app.MapPost(
        Path, (HttpContext http, UpdateBatcher batcher, BotIdentity bot) => ReceiveAsync(http, batcher, bot));

    /// <summary>The secret stays out of whatever prints this.</summary>
    public override string ToString() => $"Webhook at {Url}";

    private async Task<IResult> ReceiveAsync(HttpContext http, UpdateBatcher batcher, BotIdentity bot)
    {
        // Hashes are equally long, so that not even the secret's length can be measured.
        if (!CryptographicOperations.FixedTimeEquals(Hash(http.Request.Headers[SecretHeader].ToString()), secretHash))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (bot.Username.Length == 0)
        {
            // Set by an earlier run: until we know our name, a command addressed to us would pass for somebody else's.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var (update, problem) = await ReadAsync(http);
        if (update is null)
        {
            return Results.StatusCode(problem);
        }

        try
        {
            await batcher.TakeAsync(update, http.RequestAborted);
            return Results.Ok();
        }
#pragma warning disable CA1031 // The batcher has said what went wrong; here it only means that nothing is promised.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<(ReceivedUpdate? Update, int Problem)> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            var update = await JsonSerializer.DeserializeAsync<JsonElement>(
                http.Request.Body, JsonSerializerOptions.Default, http.RequestAborted);
            return (UpdateReader.Receive(update), StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException broken)
        {
            return (null, broken.StatusCode);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
