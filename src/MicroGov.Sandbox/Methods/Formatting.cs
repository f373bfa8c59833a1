using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Reads a text parameter with its parse mode or its entities: get_formatted_text in Client.cpp.</summary>
internal static class Formatting
{
    /// <summary>A message's text: never empty, at most 4096 UTF-16 units.</summary>
    public static FormattedText Message(ApiArguments arguments)
    {
        var given = arguments.Text("text");
        if (given.Length == 0)
        {
            throw ApiRefusal.BadRequest("message text is empty");
        }

        var text = Read(arguments, "text", "parse_mode", "entities");
        return text.Plain.Length switch
        {
            0 => throw ApiRefusal.BadRequest("text must be non-empty"),
            > TextLimits.Message => throw ApiRefusal.BadRequest("message is too long"),
            _ => text,
        };
    }

    public static FormattedText Caption(ApiArguments arguments)
    {
        var text = Read(arguments, "caption", "parse_mode", "caption_entities");
        return text.Plain.Length > TextLimits.Caption ? throw ApiRefusal.BadRequest("message caption is too long") : text;
    }

    public static FormattedText Read(ApiArguments arguments, string name, string modeName, string entitiesName) =>
        Read(arguments.Text(name), arguments.Text(modeName), arguments.Json(entitiesName, "can't parse entities JSON object"));

    public static FormattedText Read(string text, string mode, JsonNode? entities)
    {
        var parsed = mode.ToUpperInvariant() switch
        {
            "" or "NONE" => new FormattedText(text, ReadEntities(entities, text.Length)),
            "HTML" => HtmlParser.Parse(text),
            "MARKDOWN" or "MARKDOWNV2" =>
                throw ApiRefusal.BadRequest("the sandbox reads HTML only: set parse_mode to HTML"),
            _ => throw ApiRefusal.BadRequest("unsupported parse_mode"),
        };
        return EntityFinder.Find(parsed).Trim();
    }

    private static List<TextEntity> ReadEntities(JsonNode? node, int length)
    {
        var read = new List<TextEntity>();
        foreach (var one in node as JsonArray ?? [])
        {
            var (from, count) = (one.IntegerOf("offset"), one.IntegerOf("length"));
            if (
                one.TextOf("type") is not { } type
                || from is not (>= 0 and < int.MaxValue)
                || count is not (> 0 and < int.MaxValue))
            {
                throw ApiRefusal.BadRequest("can't parse MessageEntity: a type, an offset and a length are needed");
            }

            if (from + count > length)
            {
                throw ApiRefusal.BadRequest("entity ends after the end of the text");
            }

            read.Add(new TextEntity(type, (int)from, (int)count)
            {
                Url = one.TextOf("url"),
                Language = one.TextOf("language"),
                CustomEmojiId = one.TextOf("custom_emoji_id"),
                UserId = (one as JsonObject)?["user"].IntegerOf("id"),
            });
        }

        return read;
    }
}
