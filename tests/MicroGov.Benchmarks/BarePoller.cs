using System.Text.Json;

namespace MicroGov.Benchmarks;

/// <summary>
/// The least that a .NET program can do to poll: it asks who it is, and then for updates. No database, no rules, no pages.
/// A process of its own, so that its start can be measured beside the service's.
/// </summary>
internal static class BarePoller
{
    /// <summary>The first argument of this program that makes it one.</summary>
    public const string Word = "bare-poller";

    /// <summary>Polls until it is killed.</summary>
    /// <param name="telegram">With the token: <c>http://127.0.0.1:5081/bot1:AAA</c>.</param>
    public static async Task RunAsync(string telegram)
    {
        using var http = new HttpClient();
        await AskAsync(http, $"{telegram}/getMe");
        while (true)
        {
            await AskAsync(http, $"{telegram}/getUpdates?timeout=50");
        }
    }

    private static async Task AskAsync(HttpClient http, string address)
    {
        using var answer = await JsonDocument.ParseAsync(await http.GetStreamAsync(new Uri(address)));
        if (!answer.RootElement.GetProperty("ok").GetBoolean())
        {
            throw new InvalidOperationException(address);
        }
    }
}
