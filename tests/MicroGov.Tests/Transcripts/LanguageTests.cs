using MicroGov.Core.Lifecycle;
using MicroGov.Presentation;
using MicroGov.Sandbox;

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

    [Theory]
    [InlineData("/settings", "Locust Lane 3 的设置")]
    [InlineData("/settings VoteFor", "VoteFor：投票多久。现为 3d。")]
    [InlineData("/settings VoteFor long", "请告诉我多长时间")]
    [InlineData("/setup", "1/7 语言。")]
    [InlineData("/units", "Locust Lane 3 还没有单元。")]
    [InlineData("/households", "共 0 户")]
    [InlineData("/invite all", "这些内容只发给您本人")]
    [InlineData("/invite 9-9-999", "没有找到门牌")]
    [InlineData("/join 9-9-999", "没有找到门牌")]
    [InlineData("/grant", "请告诉我请谁来办")]
    [InlineData("/revoke @li moderator", "Li 没有担任此职务。")]
    [InlineData("/escalate 1 x", "这里没有 #1")]
    public async Task Who_speaks_Chinese_administers_an_English_group_in_Chinese_and_unseen(string command, string answer)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var hua = await AdministratorAsync(here);
        var said = here.FromBot.Count;
        await here.SayAsync(hua, command);
        Assert.StartsWith(answer, here.Whispered(hua), StringComparison.Ordinal);
        Assert.Equal(said, here.FromBot.Count);
        await here.GreetAsync(hua);
        await here.SayAsync(hua, command.Replace("/invite all", "/settings", StringComparison.Ordinal), inPrivate: true);
        Assert.Matches("[\u4e00-\u9fff]{2}", here.Private(hua)[^1].Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task What_the_group_hears_of_offices_is_in_the_groups_language_and_changes_with_it()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var hua = await AdministratorAsync(here);
        await here.SayAsync(hua, "/grant @li moderator");
        Assert.Equal("Li moderates Locust Lane 3 from now on.", here.FromBot[^1].Text);
        await here.SayAsync(hua, "/settings Language zh");
        await here.SayAsync(hua, "/revoke @li moderator");
        Assert.Equal("Li 不再担任 Locust Lane 3 管理员。", here.FromBot[^1].Text);
        await here.SayAsync(here.Li, "/settings");
        Assert.StartsWith("Only an administrator", here.Whispered(here.Li), StringComparison.Ordinal);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_turns_out_to_be_out_of_reach_is_mentioned_in_the_groups_language()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var hua = here.World.AddPerson("Hua", "hua", "zh-hans");
        here.World.Join(here.Group, hua.Id);
        await here.BringToAsync(Stage.Voting);
        await here.SayAsync(hua, "/me");
        await here.GreetAsync(hua);
        await here.VoteAsync(here.Mei, 0);
        await here.VoteAsync(here.Wang, 0);
        here.World.FailNext("sendMessage", 403, "Forbidden: bot was blocked by the user");
        await here.WindAsync(TimeSpan.FromDays(2));
        Assert.StartsWith("Hua: Your vote is missing on #1 Dark stairwell", here.FromBot[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Hua speaks Chinese and administers the group; Li has been met.</summary>
    private static async Task<SandboxPerson> AdministratorAsync(Neighbourhood here)
    {
        var hua = here.World.AddPerson("Hua", "hua", "zh-hans");
        here.World.Join(here.Group, hua.Id);
        here.World.Promote(here.Group, hua.Id);
        await here.SayAsync(here.Li, "/me");
        return hua;
    }
}
