using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Transcripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Telegram;

/// <summary>
/// Every release of the Bot API adds kinds that this service and its library do not know. One that a stranger can send must
/// stop nobody (https://core.telegram.org/bots/api-changelog).
/// </summary>
public sealed class LaterKindsTests
{
    public static TheoryData<string, string> Fields => new()
    {
        { "paid_media", """{"star_count":1,"paid_media":[{"type":"from_the_future"}]}""" },
        { "sticker", """{"type":"from_the_future"}""" },
        { "chat_background_set", """{"type":{"type":"from_the_future"}}""" },
        { "entities", """[{"type":"from_the_future","offset":0,"length":1}]""" },
        { "gift", "[[[]]]" },
        { "reply_markup", """{"inline_keyboard":[[{"text":"x","from_the_future":{}}]]}""" },
        { "external_reply", """{"origin":{"type":"from_the_future","date":1}}""" },
        { "text_from_the_future", "7" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task What_we_do_not_use_of_a_message_is_never_read(string field, string value)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);

        here.World.SendWith(here.Wang.Id, here.Group, "/raise Dark stairwell", new() { [field] = JsonNode.Parse(value) });
        await here.SettleAsync();

        Assert.Equal("Dark stairwell", (await here.AffairAsync())!.Title);
        Assert.Empty(await LettersAsync(here));
        Assert.Single(here.FromBot, message => message.Text.StartsWith("#1 Dark stairwell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_forwarded_from_something_unknown_is_forwarded_all_the_same()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);

        here.World.SendWith(
            here.Wang.Id,
            here.Group,
            "/raise Lamp",
            new() { ["forward_origin"] = new JsonObject { ["type"] = "from_the_future" } });
        await here.SettleAsync();

        Assert.Equal(0, await here.AffairsAsync());
        Assert.Empty(await LettersAsync(here));
    }

    /// <summary>The answer of sendMessage holds the message that was replied to.</summary>
    [Fact]
    public async Task An_answer_to_a_message_of_an_unknown_kind_is_given_once()
    {
        await using var here = await Neighbourhood.OpenAsync(supergroup: false);

        here.World.SendWith(
            here.Wang.Id, here.Group, "/second 7",
            new() { ["paid_media"] = JsonNode.Parse("""{"star_count":1,"paid_media":[{"type":"from_the_future"}]}""") });
        await here.SettleAsync();

        Assert.Single(here.FromBot, message => message.ReplyTo is not null);
        here.NothingWasRefused();
    }

    public static TheoryData<string, string> Unreadable =>
        new()
        {
            {
                "message",
                """{"message_id":5,"date":1,"chat":{"id":1,"type":"private"},"from":{"id":1,"first_name":"x"},"text":{}}"""
            },
            { "message", """{"message_id":99999999999,"date":1,"chat":{"id":1,"type":"private"},"text":"x"}""" },
            { "message", "{}" },
            { "callback_query", """{"id":"7","from":{"id":"x"}}""" },
            { "poll_answer", """{"poll_id":"7","option_ids":["x"],"user":{"id":1,"first_name":"x"}}""" },
            {
                "chat_member",
                """
                {"chat":{"id":1,"type":"group"},"from":{"id":1},"old_chat_member":{"status":"from_the_future","user":{"id":1}},
                "new_chat_member":{"status":"from_the_future","user":{"id":1}}}
                """
            },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_kept_as_it_came_and_holds_nobody_up(string kind, string payload)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);

        here.World.Bring(kind, JsonNode.Parse(payload)!.AsObject());
        here.World.Send(here.Wang.Id, here.Group, "/raise Dark stairwell");
        await here.SettleAsync();

        Assert.Equal("Dark stairwell", (await here.AffairAsync())!.Title);
        var letter = Assert.Single(await LettersAsync(here));
        Assert.Contains($"\"{kind}\"", letter.Json, StringComparison.Ordinal);
        Assert.Contains("JsonException", letter.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"update_id":2000000000,"message":{"message_id":"x"}}""")]
    [InlineData("""{"update_id":2000000000,"message":{"message_id":5,"text":"\ud800","chat":{"id":1,"type":"private"}}}""")]
    public async Task By_webhook_it_is_taken_as_well(string update)
    {
        await using var hooked = await HookedHouse.OpenAsync();

        Assert.Equal(System.Net.HttpStatusCode.OK, await hooked.PostAsync(update));

        Assert.Equal(2_000_000_000, Assert.Single(await LettersAsync(hooked.Here)).UpdateId);
    }

    [Fact]
    public async Task A_member_of_an_unknown_status_is_nobody_until_it_is_known()
    {
        Assert.Null(MembershipStatus.Of("from_the_future", isMember: true, canPinMessages: true));
        Assert.Null(MembershipStatus.Of(JsonSerializer.Deserialize<JsonElement>("""{"status":"from_the_future"}""")));
        await Task.CompletedTask;
    }

    private static async Task<List<DeadLetterRow>> LettersAsync(Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await db.DeadLetters.AsNoTracking().ToListAsync();
    }
}
