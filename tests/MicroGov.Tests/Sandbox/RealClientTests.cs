using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace MicroGov.Tests.Sandbox;

/// <summary>The client library the product uses understands what the sandbox says, and is understood.</summary>
public class RealClientTests
{
    [Fact]
    public async Task A_message_with_a_keyboard_goes_out_and_a_press_comes_back()
    {
        await using var bot = await SandboxBot.StartAsync();
        var client = ClientOf(bot);

        var sent = await client.SendMessage(
            bot.Group, "<b>Card</b>", ParseMode.Html, replyMarkup: InlineKeyboardButton.WithCallbackData("Second", "s:1"));
        _ = bot.World.PressAsync(bot.Anna.Id, bot.Group, sent.Id, "Second");
        var query = Assert.Single(await client.GetUpdates()).CallbackQuery!;
        await client.AnswerCallbackQuery(query.Id, "Noted");

        Assert.Equal((MessageEntityType.Bold, ChatType.Supergroup), (sent.Entities!.Single().Type, sent.Chat.Type));
        Assert.Equal(("s:1", sent.Id, SandboxBot.Start), (query.Data, query.Message!.Id, new DateTimeOffset(query.Message.Date)));
    }

    [Fact]
    public async Task A_poll_its_answers_and_its_end_are_read()
    {
        await using var bot = await SandboxBot.StartAsync();
        var client = ClientOf(bot);

        var sent = await client.SendPoll(bot.Group, "When?", ["Sat", "Sun"], isAnonymous: false, allowsMultipleAnswers: true);
        bot.World.Vote(bot.Anna.Id, sent.Poll!.Id, 0, 1);
        var updates = await client.GetUpdates();
        var end = await client.StopPoll(bot.Group, sent.Id);

        Assert.Equal([0, 1], updates.Single(update => update.Type == UpdateType.PollAnswer).PollAnswer!.OptionIds);
        Assert.Equal((true, 1), (end.IsClosed, end.TotalVoterCount));
    }

    [Fact]
    public async Task An_uploaded_picture_an_album_and_members_are_read()
    {
        await using var bot = await SandboxBot.StartAsync();
        var client = ClientOf(bot);
        using var picture = new MemoryStream([1, 2, 3]);
        using var first = new MemoryStream([1]);
        using var second = new MemoryStream([2]);

        var photo = await client.SendPhoto(bot.Group, InputFile.FromStream(picture, "lamp.jpg"), "the lamp");
        var album = await client.SendMediaGroup(
            bot.Group,
            [
                new InputMediaPhoto(InputFile.FromStream(first, "1.jpg")),
                new InputMediaPhoto(InputFile.FromStream(second, "2.jpg")),
            ]);
        var owner = Assert.Single(await client.GetChatAdministrators(bot.Group));

        Assert.Equal("the lamp", photo.Caption);
        Assert.Equal(2, album.Select(message => message.Photo![0].FileId).Distinct().Count());
        Assert.IsType<ChatMemberOwner>(owner);
    }

    [Fact]
    public async Task A_whisper_is_sent_edited_and_deleted()
    {
        await using var bot = await SandboxBot.StartAsync();
        var client = ClientOf(bot);
        bot.World.PromoteBot(bot.Group);

        var sent = await client.SendMessage(bot.Group, "psst", ephemeralMessageParameters: bot.Anna.Id);
        await client.EditEphemeralMessageText(bot.Group, bot.Anna.Id, sent.EphemeralMessageId!.Value, "still psst");
        Assert.Equal("still psst", bot.World.Messages(bot.Group, bot.Anna.Id)[^1].Text);
        await client.DeleteEphemeralMessage(bot.Group, bot.Anna.Id, sent.EphemeralMessageId.Value);

        Assert.Equal((0, bot.Anna.Id), (sent.Id, sent.ReceiverUser!.Id));
    }

    [Fact]
    public async Task A_file_goes_both_ways()
    {
        await using var bot = await SandboxBot.StartAsync();
        var client = ClientOf(bot);
        bot.World.SendDocument(bot.Anna.Id, bot.Group, "homes.csv", "1-101,1"u8.ToArray(), "/households");
        using var minutes = new MemoryStream("solved"u8.ToArray());
        using var fetched = new MemoryStream();

        var received = Assert.Single(await client.GetUpdates()).Message!;
        await client.GetInfoAndDownloadFile(received.Document!.FileId, fetched);
        await client.SendDocument(bot.Group, InputFile.FromStream(minutes, "minutes.txt"), "The minutes");

        Assert.Equal(
            ("homes.csv", "text/csv", "/households"), (received.Document.FileName, received.Document.MimeType, received.Caption));
        Assert.Equal("1-101,1"u8.ToArray(), fetched.ToArray());
        Assert.Equal(
            ("minutes.txt", "solved"),
            (bot.World.Messages(bot.Group)[^1].Document!.Name, bot.World.Messages(bot.Group)[^1].Document!.ReadText()));
    }

    [Fact]
    public async Task A_link_is_made_and_a_request_by_it_is_read_and_approved()
    {
        await using var bot = await SandboxBot.StartAsync();
        var client = ClientOf(bot);
        var carla = bot.World.AddPerson("Carla", bio: "Unit 3");
        bot.World.PromoteBot(bot.Group);

        var link = await client.CreateChatInviteLink(bot.Group, "Neighbours", createsJoinRequest: true);
        bot.World.OpenLink(carla.Id, link.InviteLink);
        var request = (await client.GetUpdates()).Single(update => update.Type == UpdateType.ChatJoinRequest).ChatJoinRequest!;
        await client.SendMessage(request.UserChatId, "Which unit?");
        await client.ApproveChatJoinRequest(bot.Group, request.From.Id);

        Assert.Equal(("Neighbours", "Unit 3"), (request.InviteLink!.Name, request.Bio));
        Assert.Equal(ChatMemberStatus.Member, (await client.GetChatMember(bot.Group, carla.Id)).Status);
    }

    [Fact]
    public async Task A_429_carries_its_retry_after()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 9", retryAfter: 9);

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => ClientOf(bot).SendMessage(bot.Group, "x"));

        Assert.Equal((429, 9), (error.ErrorCode, error.Parameters!.RetryAfter));
    }

    private static TelegramBotClient ClientOf(SandboxBot bot) =>
        new(
            new TelegramBotClientOptions(bot.World.BotToken, bot.Address.GetLeftPart(UriPartial.Authority)) { RetryCount = 1 },
            bot.Http);
}
