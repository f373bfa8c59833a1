using System.Text.Json;
using Telegram.Bot.Requests;

namespace MicroGov.Telegram;

/// <summary>
/// getUpdates, with every update as it came (https://core.telegram.org/bots/api#getupdates): the library reads all of an
/// answer at once, and one update of a kind that it does not know makes it lose the others.
/// </summary>
internal sealed class RawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>The first update wanted; all before it are forgotten at Telegram.</summary>
    public required long Offset { get; init; }

    /// <summary>1–100.</summary>
    public required int Limit { get; init; }

    /// <summary>Seconds to wait for one.</summary>
    public required int Timeout { get; init; }

    public required IReadOnlyList<string> AllowedUpdates { get; init; }
}
