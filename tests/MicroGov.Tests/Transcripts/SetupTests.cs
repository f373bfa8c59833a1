using System.Text;
using MicroGov.Community;
using MicroGov.Core.Community;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

public sealed class SetupTests
{
    /// <summary>Language, zone, units, households, rule, quiet hours, test, seen.</summary>
    public static TheoryData<string, string[]> Ways => new()
    {
        { "en", ["简体中文", "Asia/Shanghai", "Go on", "Go on", "One household, one vote", "23:00–07:00", "Post it", "I see it"] },
        { "zh-hans", ["English", "Europe/Berlin", "继续", "继续", "一户一票", "23:00–07:00", "发送", "看到了"] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_empty_group_is_set_up_by_buttons_alone_and_sees_nothing_but_the_test(string language, string[] way)
    {
        await using var here = await Neighbourhood.OpenAsync(language, botIsAdmin: true);
        var said = here.FromBot.Count;
        await here.SayAsync(here.Mei, "/setup");
        var question = Own(here).Id;
        for (var i = 0; i < way.Length; i++)
        {
            Assert.StartsWith($"{Math.Min(i + 1, 7)}/7 ", here.Whispered(here.Mei), StringComparison.Ordinal);
            Assert.Equal(new(null, false), await here.PressAsync(here.Mei, way[i]));
            Assert.Equal((question, said + (i < 6 ? 0 : 1)), (Own(here).Id, here.FromBot.Count));
        }

        var choices = await here.ChoicesAsync();
        Assert.Equal(
            (language == "en" ? "zh-Hans" : "en", way[1], "household"),
            (choices.Language, choices.Terms.TimeZone, choices.Terms.Rule));
        Assert.Equal(new(new(23, 0), new(7, 0)), choices.Terms.QuietHours);
        Assert.Equal(
            ["Language", "TimeZone", "Rule", "QuietHours"],
            (await here.CommunityJournalAsync()).Cast<SettingChanged>().Select(one => one.Key));
        // The group is spoken to in its new language, the administrator in their own.
        Assert.StartsWith(
            language == "en" ? "👋 这是 Mei 要求的测试" : "👋 A test, asked for by Mei", here.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith(
            language == "en" ? "Locust Lane 3 is set up." : "Locust Lane 3 已设置好。",
            here.Whispered(here.Mei),
            StringComparison.Ordinal);
        Assert.Contains("/invite all", here.Whispered(here.Mei), StringComparison.Ordinal);
        Assert.Contains("23:00-07:00", here.Whispered(here.Mei), StringComparison.Ordinal);
        Assert.Null((await here.CommunityAsync()).SetupStep);
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Every_step_can_be_left_for_later_and_then_nothing_has_changed(bool supergroup, bool botIsAdmin)
    {
        await using var here = await Neighbourhood.OpenAsync(supergroup: supergroup, botIsAdmin: botIsAdmin);
        await here.SayAsync(here.Mei, "/setup");
        for (var i = 0; i < 7; i++)
        {
            await here.PressAsync(here.Mei, "Later");
        }

        // The test was not posted, so nobody is asked whether it arrived.
        Assert.StartsWith("Locust Lane 3 is set up.", Own(here).Text, StringComparison.Ordinal);
        Assert.Equal(("en", new CommunityTerms()), ((await here.ChoicesAsync()).Language, (await here.ChoicesAsync()).Terms));
        Assert.Empty(await here.CommunityJournalAsync());
        Assert.DoesNotContain(here.FromBot, message => message.Text.StartsWith("👋 A test", StringComparison.Ordinal));
        await here.PressAsync(here.Mei, "Start over");
        Assert.StartsWith("1/7 ", Own(here).Text, StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task It_goes_on_where_it_was_left_after_a_restart_and_in_private_too()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Mei, "/setup");
        await here.PressAsync(here.Mei, "Later");
        await here.PressAsync(here.Mei, "Asia/Taipei");
        var left = Own(here);
        await here.WhileDownAsync(TimeSpan.FromHours(3));
        await here.SayAsync(here.Mei, "/setup", inPrivate: true);
        Assert.StartsWith("3/7 Units", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
        Assert.False((await here.PressInPrivateAsync(here.Mei, "Later")).Alert);
        Assert.StartsWith("4/7 ", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);

        var stale = await here.PressOnAsync(here.Mei, left, "Later");
        Assert.Equal(new("That question is answered already; /setup goes on where it stands.", true), stale);
        Assert.Equal(nameof(SetupStep.Households), (await here.CommunityAsync()).SetupStep);
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData(true, "Europe/Vilnius", "21:30-07:30")]
    [InlineData(false, "europe/vilnius", "２１：３０-０７：３０")]
    public async Task What_is_no_button_is_written_as_a_reply_and_asked_again_until_it_is_right(
        bool inPrivate, string zone, string quiet)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Mei, "/setup", inPrivate: inPrivate);
        await PressAsync("Later");
        await PressAsync("Another");
        await ReplyAsync("Moon <b>");
        Assert.Contains("“Moon <b>” will not do. Which time zone?", Newest().Text);
        await ReplyAsync(zone);
        Assert.StartsWith("3/7 ", Newest().Text, StringComparison.Ordinal);
        await PressAsync("Later");
        await PressAsync("Later");
        await PressAsync("One person, one vote");
        await PressAsync("Another");
        await ReplyAsync("at night");
        await ReplyAsync(quiet);
        Assert.StartsWith("7/7 ", Newest().Text, StringComparison.Ordinal);
        var terms = (await here.ChoicesAsync()).Terms;
        Assert.Equal(("Europe/Vilnius", "21:30-07:30"), (terms.TimeZone, terms.QuietHours.ToString()));
        here.NothingWasRefused();

        SandboxMessage Newest() => inPrivate ? here.Private(here.Mei)[^1] : here.Seen(here.Mei).Last(message => message.FromBot);
        Task ReplyAsync(string words) => here.SayAsync(here.Mei, words, Newest().Id, inPrivate);
        Task PressAsync(string label) => inPrivate ? here.PressInPrivateAsync(here.Mei, label) : here.PressAsync(here.Mei, label);
    }

    [Fact]
    public async Task Who_does_not_administer_neither_begins_nor_presses_nor_replies()
    {
        await using var here = await Neighbourhood.OpenAsync(supergroup: false);
        await here.SayAsync(here.Wang, "/setup");
        Assert.StartsWith("Only an administrator", here.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.Null((await here.CommunityAsync()).SetupStep);
        await here.SayAsync(here.Mei, "/setup");
        await here.PressAsync(here.Mei, "Later");
        var toast = await here.PressAsync(here.Wang, "Asia/Shanghai");
        Assert.True(toast.Alert);
        Assert.StartsWith("Only an administrator", toast.Text, StringComparison.Ordinal);
        await here.PressAsync(here.Mei, "Another");
        await here.SayAsync(here.Wang, "Asia/Shanghai", replyTo: here.FromBot[^1].Id);
        Assert.StartsWith("Only an administrator", here.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.Equal(
            ("UTC", nameof(SetupStep.Zone)),
            ((await here.ChoicesAsync()).Terms.TimeZone, (await here.CommunityAsync()).SetupStep));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task An_old_message_changes_the_community_that_it_asked_about_and_no_other()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Mei, "/setup", inPrivate: true);
        var asked = here.Private(here.Mei)[^1];
        var elsewhere = here.World.AddGroup("Elm Court", true, here.Mei, members: [here.Stranger]);
        await here.SettleAsync();
        here.World.Send(here.Mei.Id, elsewhere, "/setup");
        await here.SettleAsync();
        await here.PressOnAsync(here.Mei, asked, "简体中文");
        Assert.Equal("zh-Hans", (await here.CommunityAsync()).Language);
        Assert.StartsWith(
            "2/7 ", here.Private(here.Mei).Single(message => message.Id == asked.Id).Text, StringComparison.Ordinal);
        Assert.Contains("in Elm Court? Now: en", here.Private(here.Mei)[^1].Text);

        // The other group's own data, sent from this one, on a message that does not show which buttons it has.
        await here.SayAsync(here.Wang, "/raise");
        Assert.True((await here.ForgeAsync(here.Mei, "s:2:Language:zh-Hans", here.FromBot[^1])).Alert);
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("s:", true)]
    [InlineData("s:1:Zone", true)]
    [InlineData("s:1:1:UTC", true)]
    [InlineData("s:999:Zone:UTC", true)]
    [InlineData("s:-1:Zone:UTC", true)]
    [InlineData("s:1:Done:later", true)]
    [InlineData("s:1:Language:zh-Hans", true)]
    [InlineData("s:1:Zone:Mars/Olympus", true)]
    [InlineData("s:1:Zone:../../etc/passwd", true)]
    [InlineData("s:1:Units:yes", true)]
    [InlineData("s:1:Seen:yes", true)]
    [InlineData("s:1:zone:UTC", true)]
    [InlineData("s:1:Zone:Asia/Tokyo", false)]
    public async Task Made_up_answers_are_held_to_the_step_and_the_table(string data, bool refused)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Mei, "/setup", inPrivate: true);
        await here.PressInPrivateAsync(here.Mei, "Later");
        // On a message without buttons nothing shows which ones it has.
        await here.SayAsync(here.Mei, "/me", inPrivate: true);
        var toast = await here.ForgeAsync(here.Mei, data, here.Private(here.Mei)[^1]);
        Assert.Equal(refused, toast.Alert);
        Assert.Equal(refused ? nameof(SetupStep.Zone) : nameof(SetupStep.Units), (await here.CommunityAsync()).SetupStep);
        Assert.Equal(refused ? "UTC" : "Asia/Tokyo", (await here.ChoicesAsync()).Terms.TimeZone);
    }

    [Fact]
    public async Task The_test_can_be_sent_again_and_every_button_fits_into_what_Telegram_takes()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Mei, "/setup");
        for (var i = 0; i < 6; i++)
        {
            Assert.All(
                Own(here).Buttons.SelectMany(row => row),
                button => Assert.InRange(Encoding.UTF8.GetByteCount(button.Data!), 1, 64));
            await here.PressAsync(here.Mei, "Later");
        }

        await here.PressAsync(here.Mei, "Post it");
        Assert.Equal(new("Posted once more in Locust Lane 3.", false), await here.PressAsync(here.Mei, "Post it again"));
        Assert.Equal(
            2, here.FromBot.Count(message => message.Text.StartsWith("👋 A test, asked for by Mei", StringComparison.Ordinal)));
        here.NothingWasRefused();
    }

    /// <summary>The newest message with buttons of the guide that Mei sees in the group.</summary>
    private static SandboxMessage Own(Neighbourhood here) =>
        here.Seen(here.Mei)
            .Last(message =>
                message.FromBot
                && message.Buttons.Any(row => row.Any(button => button.Data?.StartsWith("s:", StringComparison.Ordinal) == true))
            );
}
