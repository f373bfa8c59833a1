using System.Text;
using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>reply_markup: inline keyboards are kept; keyboards under the text field are accepted and not shown.</summary>
internal static class Markup
{
    public static IReadOnlyList<IReadOnlyList<Button>> Read(ApiArguments arguments)
    {
        var markup = arguments.Json("reply_markup", "can't parse reply keyboard markup JSON object");
        return markup switch
        {
            null => [],
            JsonObject { } given => Rows(given["inline_keyboard"]),
            _ => throw ApiRefusal.BadRequest("object expected as reply markup"),
        };
    }

    public static bool Same(IReadOnlyList<IReadOnlyList<Button>> one, IReadOnlyList<IReadOnlyList<Button>> other) =>
        one.Count == other.Count && one.Zip(other).All(rows =>
            rows.First.Count == rows.Second.Count
            && rows.First.Zip(rows.Second).All(pair => JsonNode.DeepEquals(pair.First.Wire, pair.Second.Wire)));

    private static List<IReadOnlyList<Button>> Rows(JsonNode? keyboard) => keyboard switch
    {
        null => [],
        JsonArray rows => rows
            .Select(row => row as JsonArray ?? throw Refuse("Field \"inline_keyboard\" must be an Array of Arrays"))
            .Where(row => row.Count > 0)
            .Select(IReadOnlyList<Button> (row) => row.Select(Read).ToList())
            .ToList(),
        _ => throw Refuse("Field \"inline_keyboard\" must be of type Array"),
    };

    private static Button Read(JsonNode? node)
    {
        if (node is not JsonObject wire)
        {
            throw Refuse("InlineKeyboardButton must be an Object");
        }

        var text = wire.TextOf("text") ?? throw Refuse("Can't find field \"text\"");
        var (url, data) = (wire.TextOf("url"), wire.TextOf("callback_data"));
        if (
            string.IsNullOrEmpty(url)
            && string.IsNullOrEmpty(data)
            && !wire.ContainsKey("copy_text")
            && !wire.ContainsKey("web_app"))
        {
            throw Refuse("Text buttons are unallowed in the inline keyboard");
        }

        if (text.Trim().Length == 0)
        {
            throw ApiRefusal.BadRequest("inline keyboard button text must be non-empty");
        }

        if (data is not null && Encoding.UTF8.GetByteCount(data) > TextLimits.ButtonDataBytes)
        {
            throw ApiRefusal.BadRequest("BUTTON_DATA_INVALID");
        }

        return !string.IsNullOrEmpty(url) && Links.Checked(url) is null
            ? throw ApiRefusal.BadRequest($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
            : new Button(text, data, url, (JsonObject)wire.DeepClone());
    }

    private static ApiRefusal Refuse(string why) => ApiRefusal.BadRequest($"can't parse inline keyboard button: {why}");
}
