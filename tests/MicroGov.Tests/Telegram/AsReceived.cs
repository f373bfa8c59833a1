using System.Text.Json;
using MicroGov.Pipeline;
using MicroGov.Telegram;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Tests.Telegram;

/// <summary>Updates as they come over the wire.</summary>
internal static class AsReceived
{
    public static ReceivedUpdate Of(Update update) => Of(JsonSerializer.SerializeToElement(update, JsonBotAPI.Options));

    public static ReceivedUpdate Of(string json) => Of(JsonSerializer.Deserialize<JsonElement>(json));

    private static ReceivedUpdate Of(JsonElement update) =>
        UpdateReader.Receive(update) ?? throw new ArgumentException("No update.");
}
