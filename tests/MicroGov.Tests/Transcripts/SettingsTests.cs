using System.Text.RegularExpressions;
using MicroGov.Community;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Voting.Rules;
using MicroGov.Voting;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

public sealed class SettingsTests
{
    [Fact]
    public async Task An_administrator_sees_every_setting_with_its_value_and_nobody_else_does()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var said = here.FromBot.Count;
        await here.SayAsync(here.Mei, "/settings");
        var lines = here.Whispered(here.Mei).Split('\n');
        Assert.Equal("The settings of Locust Lane 3", lines[0]);
        Assert.Equal(
            [
                "Language en",
                "TimeZone UTC",
                "QuietHours 22:00-08:00",
                "Rule simple",
                "SecondsNeeded 3",
                "SecondWithin 14d",
                "DiscussFor 2d",
                "VoteFor 3d",
                "RemindVotersBefore 1d",
                "WorkFor 7d",
                "RemindDoerBefore 1d",
                "CommitmentExpiresAfter 3d",
                "AcceptWithin 3d",
                "NoticeFor 3d",
                "ObjectionsNeeded 3",
                "ReopenWithin 30d",
                "Doors hide",
            ],
            lines.Where(line => line.Contains(" · ", StringComparison.Ordinal)).Select(line => line.Split(" · ")[0]));
        await here.SayAsync(here.Wang, "/settings");
        await here.SayAsync(here.Wang, "/settings VoteFor 1d");
        Assert.StartsWith("Only an administrator of the community's group", here.Whispered(here.Wang), StringComparison.Ordinal);
        Assert.Equal((said, new CommunityTerms()), (here.FromBot.Count, (await here.ChoicesAsync()).Terms));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task One_setting_is_shown_with_an_example_that_works()
    {
        await using var here = await Neighbourhood.OpenAsync();
        foreach (var setting in Settings.All)
        {
            await here.SayAsync(here.Mei, $"/settings {setting.Key.ToUpperInvariant()}", inPrivate: true);
            var shown = here.Private(here.Mei)[^1].Text.Split('\n');
            Assert.StartsWith(setting.Key + ": ", shown[0], StringComparison.Ordinal);
            var example = shown[1]["To change it: ".Length..];
            await here.SayAsync(here.Mei, example, inPrivate: true);
            var now = setting.Show(await here.ChoicesAsync());
            Assert.Equal($"{setting.Key} is {now} now.", here.Told(here.Mei));
            Assert.Equal(now, setting.Show(setting.Change(await here.ChoicesAsync(), setting.Example).Value));
        }

        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("language ZH", "Language", "zh-Hans")]
    [InlineData("Language 中文", "Language", "zh-Hans")]
    [InlineData("timezone asia/tokyo", "TimeZone", "Asia/Tokyo")]
    [InlineData("TimeZone America/Argentina/Buenos_Aires", "TimeZone", "America/Argentina/Buenos_Aires")]
    [InlineData("QuietHours 23:00–07:00", "QuietHours", "23:00-07:00")]
    [InlineData("QuietHours ２３：００－０７：００", "QuietHours", "23:00-07:00")]
    [InlineData("QuietHours OFF", "QuietHours", "off")]
    [InlineData("SecondsNeeded １００", "SecondsNeeded", "100")]
    [InlineData("VoteFor 36H", "VoteFor", "36h")]
    [InlineData("VoteFor 1w", "VoteFor", "7d")]
    [InlineData("VoteFor 90m", "VoteFor", "90m")]
    [InlineData("VoteFor 30s", "VoteFor", "30s")]
    [InlineData("VoteFor 366d", "VoteFor", "366d")]
    [InlineData("rule HOUSEHOLD", "Rule", "household")]
    [InlineData("Doors 显示", "Doors", "show")]
    public async Task A_value_is_taken_as_people_type_it_and_kept_in_one_form(string typed, string key, string value)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Mei, "/settings " + typed);
        await here.SayAsync(here.Mei, "/settings " + typed);
        Assert.Equal(value, Settings.Named(key)!.Show(await here.ChoicesAsync()));
        var changed = Assert.IsType<SettingChanged>(Assert.Single(await here.CommunityJournalAsync()));
        Assert.Equal((key, value), (changed.Key, changed.Value));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Another_language_redraws_the_open_cards_and_the_group_hears_nothing_else()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Wang, "/raise Lost key");
        await here.SayAsync(here.Wang, "/withdraw 2");
        var messages = here.FromBot.Count;
        await here.SayAsync(here.Mei, "/settings Language zh-Hans", inPrivate: true);
        Assert.Contains("提事人：Wang", here.Card().Text);
        Assert.Equal("附议", here.Card().Buttons[0][0].Text);
        Assert.Contains("Raised by Wang", here.Card(2).Text);
        Assert.Equal((messages, "Language is zh-Hans now."), (here.FromBot.Count, here.Told(here.Mei)));
        await here.SayAsync(here.Mei, "/settings TimeZone Asia/Tokyo", inPrivate: true);
        Assert.Contains("18:00", here.Card().Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_running_vote_keeps_its_end_and_the_next_one_has_the_new_span()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: new() { ["Community:SecondsNeeded"] = "1" });
        await here.BringToAsync(Stage.Voting);
        var until = (await here.AffairAsync())!.Vote!.Until;
        await here.SayAsync(here.Mei, "/settings VoteFor 1d");
        await here.SayAsync(here.Mei, "/settings SecondsNeeded 2");
        await here.VoteAsync(here.Li, 0);
        Assert.Equal(until, (await here.AffairAsync())!.Vote!.Until);
        await here.SayAsync(here.Wang, "/raise Lost key");
        await here.SayAsync(here.Li, "/second 2");
        Assert.Equal(Stage.Raised, (await here.AffairAsync(2))!.Stage);
        await here.SayAsync(here.Zhao, "/second 2");
        await here.SayAsync(here.Mei, "/openvote 2");
        var next = (await here.AffairAsync(2))!.Vote!;
        Assert.Equal(TimeSpan.FromDays(1), next.Until - next.OpenedAt);
    }

    [Fact]
    public async Task A_setting_counts_for_whatever_comes_after_it_in_the_same_batch()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.WhileDownAsync(TimeSpan.FromHours(1), () =>
        {
            here.World.Send(here.Wang.Id, here.Group, "/raise Lost key");
            here.World.Send(here.Mei.Id, here.Group, "/settings SecondsNeeded 1");
            here.World.Send(here.Li.Id, here.Group, "/second 1");
        });
        Assert.Equal(Stage.Discussing, (await here.AffairAsync())!.Stage);
    }

    [Fact]
    public async Task A_reminder_that_is_wanted_later_than_before_comes_later_and_is_not_lost()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: new() { ["Community:QuietHours"] = "00:00-00:00" });
        await here.BringToAsync(Stage.Voting);
        await here.SayAsync(here.Mei, "/settings RemindVotersBefore 2h");
        await here.WindAsync(TimeSpan.FromHours(69));
        Assert.Equal(0, (await here.JournalAsync()).Count<VotersReminded>());
        await here.WindAsync(TimeSpan.FromHours(2));
        Assert.Equal(1, (await here.JournalAsync()).Count<VotersReminded>());
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_commitment_that_may_be_silent_for_longer_expires_later_and_not_never()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        await here.WindAsync(TimeSpan.FromDays(8));
        await here.SayAsync(here.Mei, "/settings CommitmentExpiresAfter 5d");
        await here.WindAsync(TimeSpan.FromDays(3));
        Assert.Equal(Stage.Underway, (await here.AffairAsync())!.Stage);
        await here.WindAsync(TimeSpan.FromDays(2));
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }

    internal static readonly SettingTable Settings = new([RuleSetting.Of(new RuleBook(RulePacks.Shipped))]);

    [Fact]
    public void The_settings_are_those_of_the_configuration_and_doors() => Assert.Equal(
        typeof(CommunityOptions).GetProperties().Select(property => property.Name).Append("Doors").Order(),
        Settings.All.Select(setting => setting.Key).Order());

    [Fact]
    public void Every_example_is_for_the_command_that_shows_it() =>
        Assert.All(
            Settings.All,
            setting => Assert.Matches(new Regex($"^/settings {setting.Key} [^ ]+$"), SettingsCommand.ExampleOf(setting)));
}
