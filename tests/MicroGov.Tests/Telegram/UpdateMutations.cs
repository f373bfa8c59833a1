using System.Globalization;
using System.Text.Json.Nodes;
using MicroGov.Tests.Transcripts;

namespace MicroGov.Tests.Telegram;

/// <summary>Updates as Telegram writes them, one part of each exchanged for something that it never sends, or not yet.</summary>
internal sealed class UpdateMutations(Neighbourhood here, int seed)
{
    private static readonly string[] Odd =
    [
        "null",
        "true",
        "-1",
        "0",
        "1e999",
        "99999999999999999999",
        "1.5",
        "\"\"",
        "\"from_the_future\"",
        "\"HALF\"",
        "\"\\u0000\"",
        "[]",
        "[[]]",
        "{}",
        "{\"type\":\"from_the_future\"}",
        "[null]",
        "\"/raise x\"",
    ];

    /// <summary>By these an object says what kind of its type it is.</summary>
    private static readonly string[] SayWhatKind = ["type", "status", "source"];

    private readonly Random random = new(seed);

    private readonly BotApiUpdates all = new(new Random(seed));

    /// <summary>Half of them are what the service cares for, half any kind that there is.</summary>
    /// <param name="torn">Half a character may stand in it, which no JSON library writes.</param>
    public string Next(long updateId, bool torn) => WithId(
        updateId, random.Next(2) == 0 ? Exchanged(Pick(Originals())) : OfLaterKind(), torn ? "\\ud800" : "half");

    /// <summary>A kind that only a later Bot API knows, somewhere inside; where there is none, another part is exchanged.</summary>
    private JsonObject OfLaterKind()
    {
        var update = all.Next();
        var kinds = Parts(update).Where(part => SayWhatKind.Contains(part.Key)).ToList();
        if (kinds.Count == 0)
        {
            return Exchanged(update);
        }

        var (parent, key) = kinds[random.Next(kinds.Count)];
        parent[key] = "from_the_future";
        return update;
    }

    private JsonObject Exchanged(JsonObject update)
    {
        var parts = Parts(update).ToList();
        var (parent, key) = parts[random.Next(parts.Count)];
        var odd = JsonNode.Parse(Odd[random.Next(Odd.Length)]);
        if (random.Next(5) == 0)
        {
            parent.AsObject().Remove(key);
        }
        else
        {
            parent[key] = odd;
        }

        if (random.Next(2) == 0)
        {
            parent["kind_from_the_future"] = new JsonObject { ["type"] = "from_the_future" };
        }

        return update;
    }

    private static string WithId(long updateId, JsonObject update, string half)
    {
        var inOrder = new JsonObject { ["update_id"] = updateId };
        foreach (var (name, value) in update.Where(member => member.Key != "update_id").ToList())
        {
            inOrder[name] = value?.DeepClone();
        }

        return inOrder.ToJsonString().Replace("HALF", half, StringComparison.Ordinal);
    }

    private JsonObject Pick(string[] of) => JsonNode.Parse(of[random.Next(of.Length)])!.AsObject();

    private static IEnumerable<(JsonNode Parent, string Key)> Parts(JsonObject from) => from.SelectMany(member =>
        (member.Value switch
        {
            JsonObject inner => Parts(inner),
            JsonArray several => several.OfType<JsonObject>().SelectMany(Parts),
            _ => [],
        }).Prepend((from, member.Key)));

    private string[] Originals()
    {
        var group =
            $$$$"""{"id":{{{{here.Group.ToString(CultureInfo.InvariantCulture)}}}},"type":"supergroup","title":"Locust Lane 3"}""";
        var wang = Person(here.Wang.Id);
        var message =
            $$$$"""
            {"message_id":900,"date":1,"chat":{{{{group}}}},"from":{{{{wang}}}},"text":"/affairs",
            "reply_to_message":{"message_id":5,"date":1,"chat":{{{{group}}}},"from":{{{{wang}}}},"text":"x"}}
            """;
        var member = $$$$"""{"user":{{{{Person(here.Li.Id)}}}},"status":"member"}""";
        return
        [
            $$$$"""{"message":{{{{message}}}}}""",
            $$$$"""
            {"message":{"message_id":901,"date":1,"chat":{{{{group}}}},"from":{{{{wang}}}},"caption":"x",
            "photo":[{"file_id":"f","file_unique_id":"u","width":1,"height":1}],
            "paid_media":{"star_count":1,"paid_media":[{"type":"preview"}]},"forward_origin":{"type":"user","date":1}}}
            """,
            $$$$"""{"callback_query":{"id":"77","from":{{{{wang}}}},"data":"x","message":{{{{message}}}},"chat_instance":"1"}}""",
            $$$$"""{"poll_answer":{"poll_id":"5","user":{{{{wang}}}},"option_ids":[0]}}""",
            $$$$"""
            {"chat_member":{"chat":{{{{group}}}},"from":{{{{wang}}}},"date":1,
            "old_chat_member":{{{{member}}}},"new_chat_member":{{{{member}}}}}}
            """,
            $$$$"""{"chat_join_request":{"chat":{{{{group}}}},"from":{{{{wang}}}},"user_chat_id":5,"date":1}}""",
        ];
    }

    private static string Person(long id) =>
        $$$$"""{"id":{{{{id.ToString(CultureInfo.InvariantCulture)}}}},"is_bot":false,"first_name":"Wang","language_code":"en"}""";
}
