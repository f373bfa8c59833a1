using MicroGov.Storage.Rows;
using MicroGov.Tests.Transcripts.Communities;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// The buttons that ask which group a private command is for are hostile input: whatever else than their own person pressing one of
/// them once, in time, does nothing and says one sentence.
/// </summary>
public sealed class PrivateGroupButtonTests
{
    private const string Over = "That is done already, or too long ago; write it again, please.";
    private const string Outsider = "Only people of the group can do this; join it first, please.";

    [Theory]
    [InlineData("Elm Court")]
    [InlineData("Locust Lane 3")]
    public async Task Pressed_twice_it_is_done_once(string second)
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.PrivatelyAsync("/raise My wife is ill");
        var asked = town.Here.Private(town.Here.Wang)[^1];
        var data = asked.Buttons.ToDictionary(row => row[0].Text, row => row[0].Data);
        await town.PressAsync("Elm Court", asked);

        await NothingAsync(town, town.Here.Wang.Id, data[second], asked.Id, Over);
    }

    [Fact]
    public async Task A_question_that_is_sent_again_as_its_answer_got_lost_is_answered_once()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        town.Here.World.FailNext("sendMessage", 500, "Internal Server Error", afterEffect: true);
        await town.PrivatelyAsync("/raise My wife is ill");
        await town.Here.WindAsync(TimeSpan.FromSeconds(30));
        var asked = town.Here.Private(town.Here.Wang).Where(message => message.Buttons.Count == 2).ToList();
        Assert.Equal(2, asked.Count);
        await town.PressAsync("Elm Court", asked[1]);

        await NothingAsync(town, town.Here.Wang.Id, asked[0].Buttons[0][0].Data, asked[0].Id, Over);
    }

    [Fact]
    public async Task Pressed_by_somebody_else_it_is_nobody_s()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.PrivatelyAsync("/raise My wife is ill");
        var asked = town.Here.Private(town.Here.Wang)[^1];
        var data = asked.Buttons[0][0].Data;

        // Li is in Locust Lane as well, and has a command of their own waiting, or just a chat with the bot.
        await town.Here.SayAsync(town.Here.Li, "/me");
        await town.Here.GreetAsync(town.Here.Li);
        await NothingAsync(town, town.Here.Li.Id, data, town.Here.Private(town.Here.Li)[^1].Id, Over);
        await town.BringPressAsync(town.Here.Li, data, asked);
        Assert.Empty(await town.RaisedAsync());

        await town.PressAsync("Locust Lane 3", asked);
        Assert.Equal(["Locust Lane 3: My wife is ill"], await town.RaisedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Left_meanwhile_that_group_is_none_of_theirs_and_the_other_still_is(bool botIsAdmin)
    {
        await using var town = await TwoGroups.OpenAsync(botIsAdmin: botIsAdmin, actsInBoth: true);
        await town.PrivatelyAsync("/raise My wife is ill");
        var asked = town.Here.Private(town.Here.Wang)[^1];
        town.Here.World.Leave(town.Elm, town.Here.Wang.Id);
        // Longer than presence is believed, where nobody tells who leaves.
        await town.Here.WindAsync(TimeSpan.FromMinutes(11));

        await NothingAsync(town, town.Here.Wang.Id, asked.Buttons[1][0].Data, asked.Id, Outsider);

        await town.PressAsync("Locust Lane 3", asked);
        Assert.Equal(["Locust Lane 3: My wife is ill"], await town.RaisedAsync());
    }

    [Fact]
    public async Task Pressed_late_it_is_over()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.PrivatelyAsync("/raise My wife is ill");
        var asked = town.Here.Private(town.Here.Wang)[^1];
        await town.Here.WindAsync(TimeSpan.FromMinutes(61));

        await NothingAsync(town, town.Here.Wang.Id, asked.Buttons[1][0].Data, asked.Id, Over);
    }

    [Theory]
    [InlineData("w:")]
    [InlineData("w:1")]
    [InlineData("w::")]
    [InlineData("w:-1:")]
    [InlineData("w:99999999999999999999:")]
    [InlineData("w:1:raise")]
    [InlineData("w:2:setup 1 Rule")]
    [InlineData("k:")]
    [InlineData("k:x")]
    [InlineData("k:99")]
    public async Task Made_up_data_does_nothing(string data)
    {
        await using var town = await TwoGroups.OpenAsync();
        await town.PrivatelyAsync("/raise Lamp");
        var before = await town.RaisedAsync();
        await town.PrivatelyAsync("/help");
        var toast = await town.Here.ForgeAsync(town.Here.Wang, data, town.Here.Private(town.Here.Wang)[^1]);
        Assert.True(toast.Alert);
        Assert.True((await town.Here.ForgeAsync(town.Here.Wang, data, town.Here.FromBot[0])).Alert);
        Assert.Equal(before, await town.RaisedAsync());
        Assert.Null(await town.Here.AskAsync(db => db.People.Where(row => row.TelegramId == town.Here.Wang.Id)
            .Select(row => row.GroupId).SingleAsync()));
    }

    [Fact]
    public async Task What_waits_is_told_and_forgotten_and_holds_no_words()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.PrivatelyAsync("/raise My wife is ill");
        var asked = town.Here.Private(town.Here.Wang)[^1];
        var waiting = await town.Here.AskAsync(db => db.Messages.SingleAsync(row => row.Kind == nameof(StoredMessageKind.Pending)));
        Assert.Equal((town.Here.Wang.Id, null), (waiting.ChatId, waiting.Asks));
        var told = await MyDataTests.AskedAsync(town.Here, town.Here.Wang);
        Assert.Contains(told["privateMessagesRemembered"]!.AsArray(), one => (bool)one!["waitsForItsGroup"]!);

        await town.PrivatelyAsync("/forgetme");
        await town.Here.PressInPrivateAsync(town.Here.Wang, "Yes, forget me");
        Assert.False(await town.Here.AskAsync(db => db.Messages.AnyAsync(row => row.ChatId == town.Here.Wang.Id)));
        await NothingAsync(town, town.Here.Wang.Id, asked.Buttons[0][0].Data, asked.Id, Outsider);
    }

    private static async Task NothingAsync(TwoGroups town, long who, string data, long on, string sentence)
    {
        var (before, said) = (await town.RaisedAsync(), town.Here.World.Messages(who).Count);
        var toast = await town.Here.World.PressDataAsync(who, who, on, data);
        await town.Here.SettleAsync();
        Assert.Equal((sentence, true), (toast.Text, toast.Alert));
        Assert.Equal(before, await town.RaisedAsync());
        Assert.Equal(said, town.Here.World.Messages(who).Count);
    }
}
