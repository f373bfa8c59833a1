using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>The options of sendPoll: texts or InputPollOption objects (get_input_poll_options in Client.cpp).</summary>
internal static class PollOptions
{
    public static List<FormattedText> Read(ApiArguments arguments)
    {
        if (!arguments.Has("options"))
        {
            throw ApiRefusal.BadRequest("can't parse options JSON object");
        }

        return arguments.Json("options", "can't parse options JSON object") is JsonArray options
            ? options.Select(Option).ToList()
            : throw ApiRefusal.BadRequest("expected an Array of String as options");
    }

    /// <summary>https://core.telegram.org/bots/api#sendpoll: correct_option_ids, "monotonically increasing".</summary>
    public static List<int> Correct(ApiArguments arguments, int count)
    {
        var ids = (arguments.Json("correct_option_ids", "can't parse correct option identifiers JSON object") as JsonArray ?? [])
            .Select(id => id is JsonValue value && value.TryGetValue<int>(out var number)
                ? number
                : throw ApiRefusal.BadRequest("correct option identifier must be of type Number"))
            .ToList();
        var refusal =
            ids.Count == 0 ? "correct quiz option list must be non-empty"
            : ids.Exists(id => id < 0 || id >= count) ? "wrong quiz correct_option_id"
            : ids.Zip(ids.Skip(1)).Any(pair => pair.First >= pair.Second) ? "correct quiz option list must be increasing"
            : null;
        return refusal is null ? ids : throw ApiRefusal.BadRequest(refusal);
    }

    private static FormattedText Option(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => Formatting.Read(text, "", null),
        JsonObject option => Formatting.Read(
            option.TextOf("text") ?? throw ApiRefusal.BadRequest("can't parse poll option: Can't find field \"text\""),
            option.TextOf("text_parse_mode") ?? "",
            option["text_entities"]),
        _ => throw ApiRefusal.BadRequest("expected an option to be of type String"),
    };
}
