using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroGov.Delivery;

/// <summary>
/// Gives the client only what we use of a message that was sent or changed. The library reads all of it, also the message that
/// was replied to; a kind of media there that only a later Bot API knows would turn a message that stands in the group into a
/// lost answer, and make us send it again.
/// </summary>
public sealed class UsedFieldsHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK || !ReturnsAMessage(request.RequestUri))
        {
            return answer;
        }

        // The client reads the stream, which can be read once.
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            if (JsonNode.Parse(bytes) is JsonObject said
                && said["result"] is JsonObject result)
            {
                said["result"] = result.ContainsKey("message_id") ? OfAMessage(result) : Only(result, "id");
                answer.Content = JsonContent.Create(said);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not Telegram's: the client says so.
        }

        return answer;
    }

    /// <summary>Or the poll of one; <c>true</c> stays as it is.</summary>
    private static bool ReturnsAMessage(Uri? address) => address?.Segments[^1] is { } method
        && (method.StartsWith("send", StringComparison.OrdinalIgnoreCase)
            || method.StartsWith("edit", StringComparison.OrdinalIgnoreCase)
            || method.Equals("stopPoll", StringComparison.OrdinalIgnoreCase));

    private static JsonObject OfAMessage(JsonObject message)
    {
        var used = Only(message, "message_id", "ephemeral_message_id", "date", "photo");
        used["chat"] = message["chat"] is JsonObject chat ? Only(chat, "id", "type") : null;
        used["poll"] = message["poll"] is JsonObject poll ? Only(poll, "id") : null;
        return used;
    }

    private static JsonObject Only(JsonObject whole, params ReadOnlySpan<string> names)
    {
        var part = new JsonObject();
        foreach (var name in names)
        {
            part[name] = whole[name]?.DeepClone();
        }

        return part;
    }
}
