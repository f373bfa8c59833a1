using System.Net;
using System.Text;
using MicroGov.Tests.Processes;
using MicroGov.Tests.Transcripts;

namespace MicroGov.Tests.Telegram;

/// <summary>A neighbourhood whose service is called by the sandbox's Telegram, and by us pretending to be it.</summary>
internal sealed class HookedHouse : IAsyncDisposable
{
    public const string Secret = "a-secret_of-Locust-Lane-3";

    private readonly HttpClient http = new();

    private HookedHouse(Neighbourhood here, Uri address) => (Here, Address) = (here, address);

    public Neighbourhood Here { get; }

    public Uri Address { get; }

    public static async Task<HookedHouse> OpenAsync(bool botIsAdmin = false)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/telegram/webhook");
        var here = await Neighbourhood.OpenAsync(botIsAdmin: botIsAdmin, settings: new()
        {
            ["Web:Urls"] = address.GetLeftPart(UriPartial.Authority),
            ["Telegram:Mode"] = "Webhook",
            ["Telegram:WebhookUrl"] = address.ToString(),
            ["Telegram:WebhookSecret"] = Secret,
        });
        return new HookedHouse(here, address);
    }

    public async Task<HttpStatusCode> PostAsync(string body, string? secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        // Who is refused by the headers alone answers before the body is sent, and closes.
        request.Headers.ExpectContinue = true;
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>An update with a message in the group, as Telegram writes it.</summary>
    public string Says(int updateId, string text) => $$$"""
        {"update_id":{{{updateId}}},"message":{"message_id":{{{updateId}}},"date":1772442000,"text":"{{{text}}}",
        "chat":{"id":{{{Here.Group}}},"type":"supergroup","title":"Locust Lane 3"},
        "from":{"id":{{{Here.Wang.Id}}},"is_bot":false,"first_name":"Wang","language_code":"en"},
        "entities":[{"type":"bot_command","offset":0,"length":6}]}}
        """;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Here.DisposeAsync();
    }
}
