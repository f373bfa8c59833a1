using MicroGov.Chat.Texts;

namespace MicroGov.Tests.Transcripts;

public sealed class LanguageTests
{
    [Fact]
    public async Task Each_person_is_answered_in_their_language_and_the_group_in_its_own()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var hua = here.World.AddPerson("Hua", "hua", "zh-hans");
        here.World.Join(here.Group, hua.Id);
        await here.SayAsync(hua, "/raise 楼道灯坏了");
        Assert.Contains("Raised by Hua", here.Card().Text);
        await here.SayAsync(hua, "/second 1");
        Assert.Equal("#1 是您提的，需要其他人附议。 例如：/second 12", here.Whispered(hua));
        Assert.Equal("#1 是您提的，需要其他人附议。", (await here.PressAsync(hua, "Second")).Text);
        Assert.Equal("Seconded #1. Thank you.", (await here.PressAsync(here.Li, "Second")).Text);
        await here.GreetAsync(hua);
        Assert.StartsWith("您好", here.Private(hua)[^1].Text, StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_language_can_be_picked_by_button_and_stays(bool inPrivate)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.SayAsync(here.Wang, "/me");
        await here.SayAsync(here.Wang, "/language", inPrivate: inPrivate);
        var toast = inPrivate ? await here.PressInPrivateAsync(here.Wang, "简体中文") : await here.PressAsync(here.Wang, "简体中文");
        Assert.Equal(new("以后我用中文回复您。", false), toast);
        await here.SayAsync(here.Wang, "/me");
        Assert.StartsWith("您是 Wang", here.Whispered(here.Wang), StringComparison.Ordinal);
        await here.SayAsync(here.Wang, "/language en");
        await here.SayAsync(here.Wang, "/language tlh");
        Assert.Equal("I speak only English and Chinese, sorry. For example: /language zh", here.Whispered(here.Wang));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_group_speaks_the_language_of_whoever_added_the_bot_or_of_the_configuration()
    {
        await using var chinese = await Neighbourhood.OpenAsync(language: "zh-hans");
        Assert.StartsWith("👋 ", chinese.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Wording.In(Wording.Chinese)["button.raise"], chinese.FromBot[^1].Buttons[0][0].Text);
        await using var configured = await Neighbourhood.OpenAsync(settings: new() { ["Community:Language"] = "zh-Hans" });
        Assert.Equal(chinese.FromBot[^1].Text, configured.FromBot[^1].Text);
        await configured.SayAsync(configured.Wang, "/second");
        Assert.StartsWith("Tell me which affair it is", configured.FromBot[^1].Text, StringComparison.Ordinal);
    }
}
