using MicroGov.Core.Affairs;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// A private chat belongs to the person: what they write there is for a group that they have themselves acted in, never for one
/// that somebody else brought them into.
/// </summary>
public sealed class PrivateGroupTests
{
    private const string Private = "/raise My wife is ill";

    [Theory]
    [MemberData(nameof(TwoGroups.OthersDoings), MemberType = typeof(TwoGroups))]
    public async Task What_somebody_else_does_moves_nobody_s_private_chat(string doing, bool botIsAdmin)
    {
        await using var town = await TwoGroups.OpenAsync(botIsAdmin: botIsAdmin);
        await town.SomebodyDoesAsync(doing);

        await town.PrivatelyAsync(Private);

        Assert.Equal("Raised as #1. Its card is in the group.\nIn Locust Lane 3", town.Told);
        Assert.Contains("Locust Lane 3: My wife is ill", await town.RaisedAsync());
        Assert.DoesNotContain(town.Here.World.Messages(town.Elm), message => message.Text.Contains("wife", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "I don't know your group yet; write to me there first, please. For example: /me")]
    [InlineData("zh-hans", "我还不知道您是哪个群的，请先在群里对我说一句。 例如：/me")]
    public async Task Who_was_only_added_hears_how_their_group_becomes_known(string language, string sentence)
    {
        await using var town = await TwoGroups.OpenAsync(language, botIsAdmin: true);
        foreach (var words in (string[])[Private, "/affairs", "/units", "/rules", "/second 1"])
        {
            await town.Here.SayAsync(town.Here.Chen, words, inPrivate: true);
            Assert.Equal(sentence, town.Here.Private(town.Here.Chen)[^1].Text);
        }

        Assert.Empty(await town.RaisedAsync());
    }

    [Theory]
    [MemberData(nameof(TwoGroups.OwnDoings), MemberType = typeof(TwoGroups))]
    public async Task What_somebody_does_themselves_makes_a_group_one_that_they_can_mean(string doing)
    {
        await using var town = await TwoGroups.OpenAsync(botIsAdmin: true);
        await town.ChenDoesAsync(doing);

        await town.Here.SayAsync(town.Here.Chen, "/raise Lift", inPrivate: true);

        Assert.EndsWith("\nIn Locust Lane 3", town.Here.Private(town.Here.Chen)[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Locust Lane 3: Lift", await town.RaisedAsync());
    }

    [Theory]
    [InlineData("en", "Which group is this for? Nothing has happened yet.", "Raised as #1. Its card is in the group.\nIn Elm Court", "For Elm Court.")]
    [InlineData("zh-hans", "这是哪个群的事？目前什么都还没有做。", "已提事，编号 #1，卡片已发到群里。\n群：Elm Court", "给“Elm Court”。")]
    public async Task With_two_groups_it_asks_and_the_button_does_it_as_typed(
        string language, string question, string done, string chosen)
    {
        await using var town = await TwoGroups.OpenAsync(language, actsInBoth: true);
        await town.PrivatelyAsync(Private + "\nSince Monday");
        var asked = town.Here.Private(town.Here.Wang)[^1];
        Assert.Equal(question, asked.Text);
        Assert.Equal(["Locust Lane 3", "Elm Court"], asked.Buttons.Select(row => row.Single().Text));
        Assert.Empty(await town.RaisedAsync());

        await town.PressAsync("Elm Court", asked);

        Assert.Equal(["Elm Court: My wife is ill"], await town.RaisedAsync());
        Assert.Equal("Since Monday", (await town.Here.AffairAsync())!.Description);
        Assert.Equal(done, town.Told);
        Assert.Equal(chosen, town.Here.World.Message(asked.ChatId, asked.Id)!.Text);
        Assert.DoesNotContain(town.Here.FromBot, message => message.Text.Contains("wife", StringComparison.Ordinal));
        town.Here.NothingWasRefused();
    }

    [Fact]
    public async Task Reads_ask_as_well()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.Here.SayAsync(town.Here.Li, "/raise Lamp");
        foreach (var (words, told) in new[]
        {
            ("/affairs", "#1 Lamp · Raised\nIn Locust Lane 3"), ("/affair 1", "#1 Lamp"), ("/units", "no units"),
        })
        {
            await town.PrivatelyAsync(words);
            Assert.StartsWith("Which group is this for?", town.Told, StringComparison.Ordinal);
            await town.PressAsync("Locust Lane 3");
            Assert.Contains(told, town.Told);
        }

        await town.PrivatelyAsync("/affairs");
        await town.PressAsync("Elm Court");
        Assert.Equal("Nothing here. Raise something: /raise Dark stairwell\nIn Elm Court", town.Told);
    }

    [Fact]
    public async Task A_photo_with_a_caption_waits_as_well()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        town.Here.World.SendPhoto(town.Here.Wang.Id, town.Here.Wang.Id, "/raise Lamp");
        await town.Here.SettleAsync();
        await town.PressAsync("Elm Court");
        var card = town.Here.World.Messages(town.Elm).Single(message => message.Text.StartsWith("#1 Lamp", StringComparison.Ordinal));
        Assert.NotNull(card.PhotoFileId);
    }

    [Fact]
    public async Task A_question_that_was_asked_in_a_group_is_answered_for_that_group()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.Here.GreetAsync(town.Here.Wang);
        var greeting = town.Here.World.Messages(town.Elm).First(message => message.Buttons.Count > 0);
        await town.Here.PressOnAsync(town.Here.Wang, greeting, greeting.Buttons[0][0].Text);
        var question = town.Here.Private(town.Here.Wang)[^1];

        await town.Here.SayAsync(town.Here.Wang, "Lift", replyTo: question.Id, inPrivate: true);

        Assert.Equal(["Elm Court: Lift"], await town.RaisedAsync());
    }

    [Fact]
    public async Task A_reply_that_names_an_affair_needs_no_question_and_moves_nothing_else()
    {
        await using var town = await TwoGroups.OpenAsync(botIsAdmin: true);
        await town.SomebodyDoesAsync("assigns them work");
        var offer = town.Here.Private(town.Here.Wang)[^1];
        Assert.Contains("Lift", offer.Text);

        await town.Here.SayAsync(town.Here.Wang, Private, replyTo: offer.Id, inPrivate: true);
        Assert.Contains("Locust Lane 3: My wife is ill", await town.RaisedAsync());
        await town.Here.SayAsync(town.Here.Wang, "/claim", replyTo: offer.Id, inPrivate: true);
        Assert.EndsWith("\nIn Elm Court", town.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_chooses_is_asked_no_more_until_they_say_so()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.PrivatelyAsync("/raise Lamp");
        await town.PressAsync("Elm Court");
        await town.PrivatelyAsync("/raise Lift");
        Assert.StartsWith("Which group is this for?", town.Told, StringComparison.Ordinal);
        await town.PressAsync("Elm Court");
        await town.PressAsync("Always this group");
        await town.PrivatelyAsync("/raise Bins");
        Assert.Equal("Raised as #3. Its card is in the group.\nIn Elm Court", town.Told);

        await town.PrivatelyAsync("/me");
        await town.PressAsync("Ask me each time");
        await town.PrivatelyAsync("/raise Roof");
        Assert.StartsWith("Which group is this for?", town.Told, StringComparison.Ordinal);
        Assert.Equal(3, (await town.RaisedAsync()).Count);
    }

    [Fact]
    public async Task Whoever_leaves_the_group_that_they_chose_is_not_bound_to_it()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.PrivatelyAsync("/affairs");
        await town.PressAsync("Elm Court");
        await town.PressAsync("Always this group");
        town.Here.World.Leave(town.Elm, town.Here.Wang.Id);
        await town.Here.SettleAsync();

        await town.PrivatelyAsync(Private);

        Assert.Equal("Raised as #1. Its card is in the group.\nIn Locust Lane 3", town.Told);
    }

    [Fact]
    public async Task Who_was_in_a_group_and_is_brought_back_has_not_acted_there()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        town.Here.World.Leave(town.Elm, town.Here.Wang.Id);
        town.Here.World.AddMembers(town.Elm, town.Here.Stranger.Id, town.Here.Wang.Id);
        await town.Here.SettleAsync();
        await town.PrivatelyAsync(Private);
        Assert.Equal(["Locust Lane 3: My wife is ill"], await town.RaisedAsync());
    }

    [Fact]
    public async Task In_two_groups_of_one_community_only_what_is_raised_needs_the_group()
    {
        await using var town = await TwoGroups.OpenAsync(actsInBoth: true);
        await town.Here.SayAsync(town.Here.Li, "/raise Lamp");
        await town.LinkAsync();
        await town.PrivatelyAsync("/second 1");
        Assert.Equal("Seconded #1. Thank you.\nIn Locust Lane 3", town.Told);
        await town.PrivatelyAsync("/raise Lift");
        Assert.StartsWith("Which group is this for?", town.Told, StringComparison.Ordinal);
    }
}
