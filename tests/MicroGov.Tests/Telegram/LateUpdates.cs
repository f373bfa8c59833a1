using System.Net;

namespace MicroGov.Tests.Telegram;

/// <summary>Wang's ballots as Telegram brings them, under whichever number.</summary>
internal static class LateUpdates
{
    public static async Task AnswerAsync(this HookedHouse house, int updateId, params int[] choices)
    {
        Assert.Equal(HttpStatusCode.OK, await house.PostAsync($$"""
            {"update_id":{{updateId}},"poll_answer":{"poll_id":"{{house.Here.Poll.Poll!.Id}}","user":{{Wang(house)}},
            "option_ids":[{{string.Join(',', choices)}}],"option_persistent_ids":[]} }
            """));
        await house.Here.SettleAsync();
    }

    public static async Task PressAsync(this HookedHouse house, int updateId, int choice)
    {
        var affair = (await house.Here.AffairAsync())!;
        Assert.Equal(HttpStatusCode.OK, await house.PostAsync($$$"""
            {"update_id":{{{updateId}}},"callback_query":{"id":"{{{updateId}}}","from":{{{Wang(house)}}},"chat_instance":"1",
            "data":"a:{{{affair.Id}}}:vote:{{{affair.Vote!.Round}}}:{{{choice}}}",
            "message":{"message_id":{{{house.Here.Card().Id}}},"date":1772442000,"text":"card",
            "chat":{"id":{{{house.Here.Group}}},"type":"supergroup","title":"Locust Lane 3"} } } }
            """));
        await house.Here.SettleAsync();
    }

    /// <summary>What the bot wanted to be shown; the sandbox knows no such press.</summary>
    public static string ToastOf(this HookedHouse house, int updateId) =>
        (string)
            house
                .Here.World.Calls.Where(call => call.Method == "answerCallbackQuery")
                .Select(call => System.Text.Json.Nodes.JsonNode.Parse(call.Parameters)!)
                .Single(call => (string?)call["callback_query_id"] == $"{updateId}")["text"]!;

    private static string Wang(HookedHouse house) =>
        $$"""{ "id":{{house.Here.Wang.Id}},"is_bot":false,"first_name":"Wang","language_code":"en" }""";
}
