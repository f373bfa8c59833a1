using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Sandbox;

/// <summary>Files: https://core.telegram.org/bots/api#document, #senddocument and #getfile.</summary>
public class DocumentTests
{
    private static readonly byte[] Roster = Encoding.UTF8.GetBytes("household,unit\n1-101,1\n");

    [Fact]
    public async Task A_persons_file_reaches_the_bot_with_its_caption_and_can_be_fetched()
    {
        await using var bot = await SandboxBot.StartAsync();

        bot.World.SendDocument(bot.Anna.Id, bot.Group, "homes.csv", Roster, "/households");

        var message = Assert.Single(await bot.TakeUpdatesAsync())["message"]!;
        var document = message["document"]!;
        Assert.Equal(
            ("homes.csv", "text/csv", Roster.Length),
            ((string)document["file_name"]!, (string)document["mime_type"]!, (int)document["file_size"]!));
        Assert.Equal(
            ("/households", "bot_command"), ((string)message["caption"]!, (string)message["caption_entities"]![0]!["type"]!));
        var file = await bot.CallAsync("getFile", new { file_id = (string)document["file_id"]! });
        Assert.Equal((string)document["file_unique_id"]!, (string)file["file_unique_id"]!);
        Assert.Equal(
            Roster,
            await bot.Http.GetByteArrayAsync(new Uri(bot.Address, $"/file/bot{bot.World.BotToken}/{(string)file["file_path"]!}"))
        );
    }

    [Theory]
    [InlineData("minutes.pdf", null, "application/pdf")]
    [InlineData("homes.xlsx", null, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("what", null, "application/octet-stream")]
    [InlineData("homes.csv", "application/vnd.ms-excel", "application/vnd.ms-excel")]
    public async Task The_media_type_is_the_senders_or_follows_from_the_name(string name, string? given, string expected)
    {
        await using var bot = await SandboxBot.StartAsync();

        var id = bot.World.SendDocument(bot.Anna.Id, bot.Anna.Id, name, Roster, mimeType: given);

        Assert.Equal(expected, bot.World.Message(bot.Anna.Id, id)!.Document!.MediaType);
    }

    [Fact]
    public async Task Privacy_mode_hides_a_file_nobody_addressed_to_the_bot()
    {
        await using var bot = await SandboxBot.StartAsync();

        bot.World.SendDocument(bot.Anna.Id, bot.Group, "holiday.txt", Roster, "our holiday");

        Assert.Empty(await bot.TakeUpdatesAsync());
    }

    /// <summary>"bots can download files of up to 20MB in size"; the words are those of do_get_file in Client.cpp.</summary>
    [Theory]
    [InlineData(20 << 20, false)]
    [InlineData((20 << 20) + 1, true)]
    public async Task A_file_of_more_than_20_megabytes_cannot_be_fetched(int size, bool refused)
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.SendDocument(bot.Anna.Id, bot.Anna.Id, "film.mp4", new byte[size]);
        var id = (string)Assert.Single(await bot.TakeUpdatesAsync())["message"]!["document"]!["file_id"]!;

        var answer = await bot.AskAsync("getFile", new { file_id = id });

        Assert.Equal(refused ? "Bad Request: file is too big" : null, (string?)answer["description"]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1025)]
    public async Task A_person_sends_no_empty_file_and_no_caption_over_1024_characters(int size, int caption)
    {
        await using var bot = await SandboxBot.StartAsync();

        Assert.Throws<SandboxRefusal>(() => bot.World.SendDocument(
            bot.Anna.Id, bot.Group, "a.txt", new byte[size], new string('c', caption)));
    }

    [Theory]
    [InlineData("document", "document")]
    [InlineData("page", "attach://page")]
    public async Task The_bot_uploads_a_file_under_its_own_name_or_as_an_attachment(string part, string document)
    {
        await using var bot = await SandboxBot.StartAsync();

        using var sent = await UploadAsync(bot, part, document == part ? null : document, "minutes.csv", Roster);

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var message = bot.World.Messages(bot.Group)[^1];
        Assert.Equal(
            ("minutes.csv", "text/csv", "The minutes"), (message.Document!.Name, message.Document.MediaType, message.Text));
        Assert.Equal("household,unit\n1-101,1\n", message.Document.ReadText());
    }

    [Fact]
    public async Task The_bot_passes_a_file_on_by_its_id_but_only_as_what_it_is()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.SendDocument(bot.Anna.Id, bot.Anna.Id, "homes.csv", Roster);
        bot.World.SendPhoto(bot.Anna.Id, bot.Anna.Id, "");
        var updates = await bot.TakeUpdatesAsync();
        var file = (string)updates[0]["message"]!["document"]!["file_id"]!;
        var photo = (string)updates[1]["message"]!["photo"]![1]!["file_id"]!;

        await bot.CallAsync("sendDocument", new { chat_id = bot.Group, document = file });

        Assert.Equal("homes.csv", bot.World.Messages(bot.Group)[^1].Document!.Name);
        Assert.Equal(
            "Bad Request: can't use file of type Photo as Document",
            await bot.RefusedAsync("sendDocument", new { chat_id = bot.Group, document = photo }));
        Assert.Equal(
            "Bad Request: there is no document in the request",
            await bot.RefusedAsync("sendDocument", new { chat_id = bot.Group }));
    }

    /// <summary>https://core.telegram.org/bots/api#sending-files: "50 MB max size for other types of files".</summary>
    [Theory]
    [InlineData(0, 400, "Bad Request: file must be non-empty")]
    [InlineData((50 << 20) + 1, 413, "Request Entity Too Large")]
    public async Task An_upload_is_neither_empty_nor_over_50_megabytes(int size, int code, string refusal)
    {
        await using var bot = await SandboxBot.StartAsync();

        using var response = await UploadAsync(bot, "document", null, "film.mp4", new byte[size]);

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((code, refusal), ((int)answer["error_code"]!, (string)answer["description"]!));
    }

    [Fact]
    public async Task A_path_in_a_files_name_is_cut_off()
    {
        await using var bot = await SandboxBot.StartAsync();

        var id = bot.World.SendDocument(bot.Anna.Id, bot.Anna.Id, "C:\\secret\\homes.csv", Roster);

        Assert.Equal("homes.csv", bot.World.Message(bot.Anna.Id, id)!.Document!.Name);
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        SandboxBot bot, string part, string? document, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{bot.Group}"), "chat_id" },
            { new StringContent("The minutes"), "caption" },
        };
        if (document is not null)
        {
            form.Add(new StringContent(document), "document");
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, part, name);
        return await bot.Http.PostAsync(bot.Url("sendDocument"), form);
    }
}
