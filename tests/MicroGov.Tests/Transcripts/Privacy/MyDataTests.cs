using System.Text.Json.Nodes;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Transcripts.Privacy;

public sealed class MyDataTests
{
    [Fact]
    public async Task A_file_tells_everything_that_is_kept_about_whoever_asks()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await Quill.LivesHereAsync(here, quill);
        await Quill.WriteAsync(
            here,
            db =>
                db.OrphanPollAnswers.Add(
                    new()
                    {
                        PollId = "p",
                        UpdateId = 4,
                        TelegramId = quill.Id,
                        Choice = 1,
                        Name = "Quillfeather",
                        At = here.Clock.Now,
                    }));
        var number = await Quill.NumberAsync(here, quill);

        var data = await AskedAsync(here, quill);

        Assert.StartsWith(
            "Everything that this MicroGov service keeps about you, as of 2026-03-02 ",
            (string)data["about"]!,
            StringComparison.Ordinal);
        Assert.Equal(
            (number, quill.Id, "Quillfeather", "quillnick", "en", null),
            (
                (long)data["you"]!["number"]!,
                (long)data["you"]!["telegramAccount"]!,
                (string)data["you"]!["name"]!,
                (string)data["you"]!["username"]!,
                (string)data["you"]!["language"]!,
                (string?)data["you"]!["privateChatIsFor"]));
        Assert.Equal(["Locust Lane 3"], All("groups", "group"));
        Assert.Equal(["1-1-101"], All("households", "door"));
        Assert.Equal(["Building 1 / Stairwell 1"], All("households", "unit"));
        Assert.Equal(["UnitLeader"], All("offices", "role"));
        Assert.Equal(["1-1-102"], All("householdsAskedFor", "door"));
        Assert.Equal(1, (int)data["wrongCodes"]!["count"]!);
        Assert.Equal(["Dark stairwell", "Lift", "Bins", "Lost key"], All("affairs", "title"));
        Assert.Equal(["true", "false", "false", "false"], All("affairs", "raised"));
        Assert.Equal(["false", "true", "false", "false"], All("affairs", "askedToDo"));
        Assert.Equal(["false", "false", "true", "false"], All("affairs", "does"));
        Assert.Equal(["false", "false", "false", "true"], All("affairs", "seconded"));
        Assert.Equal(["For"], All("ballots", "choice"));
        Assert.Equal(["true"], All("ballots", "counted"));
        Assert.Equal(["It was on the bench"], All("speeches", "text"));
        Assert.Equal(["p"], All("pollAnswersWaiting", "poll"));
        Assert.Equal(
            [
                "resident-bound",
                "role-granted",
                "raised",
                "ballot-cast",
                "work-offered",
                "work-taken-on",
                "seconded",
                "speech-made",
            ],
            data["journal"]!.AsArray().Select(entry => (string)entry!["what"]!["kind"]!));
        here.NothingWasRefused();

        IEnumerable<string> All(string list, string name) => data[list]!.AsArray().Select(item => item![name]!.ToString());
    }

    [Fact]
    public async Task It_tells_nothing_of_anybody_else_and_is_easy_to_read()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await Quill.LivesHereAsync(here, quill);
        var file = await FileAsync(here, quill);

        Assert.All(
            new[] { "Wang", "Mei", "Zhao", $"{here.Mei.Id}", $"{here.Wang.Id}" }, word => Assert.DoesNotContain(word, file));
        Assert.StartsWith("{\n  \"about\": \"Everything", file.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(0, await here.AskAsync(db => Task.FromResult(db.Documents.Count())));
    }

    [Fact]
    public async Task Whom_the_bot_cannot_write_to_is_asked_to_write_first()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Li, "/mydata");
        Assert.StartsWith(
            "I send that to you alone; open a private chat with me", here.Whispered(here.Li), StringComparison.Ordinal);
        await here.GreetAsync(here.Li);
        await here.SayAsync(here.Li, "/mydata");
        Assert.Equal("my-data.json", here.Private(here.Li)[^1].Document!.Name);
    }

    [Fact]
    public async Task A_newcomer_has_a_file_too()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var data = await AskedAsync(here, here.Stranger);
        Assert.Equal("Stranger", (string)data["you"]!["name"]!);
        Assert.Empty(data["affairs"]!.AsArray());
    }

    internal static async Task<JsonNode> AskedAsync(Neighbourhood here, SandboxPerson person) =>
        JsonNode.Parse(await FileAsync(here, person))!;

    private static async Task<string> FileAsync(Neighbourhood here, SandboxPerson person)
    {
        await here.SayAsync(person, "/mydata", inPrivate: true);
        var message = here.Private(person)[^1];
        Assert.Equal("Everything that I keep about you. To have it erased: /forgetme", message.Text);
        return message.Document!.ReadText();
    }
}
