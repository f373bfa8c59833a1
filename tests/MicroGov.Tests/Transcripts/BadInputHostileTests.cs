using MicroGov.Core.Lifecycle;
using MicroGov.Presentation;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

/// <summary>Texts that look dangerous but are somebody's words: they are taken, and shown as they were typed.</summary>
public sealed class BadInputHostileTests
{
    public static TheoryData<string> Texts =>
        [
            "<b>bold",
            "</b></code></blockquote>",
            "<script>alert(1)</script>",
            "&lt;b&gt; &amp;amp; &nbsp;",
            "AT&T &",
            "<a href=\"tg://user?id=1\">x</a>",
            "*bold* _it_ `code` [x](https://example.org) ||s||",
            "%s %n {0} {title} {number} {{x}} ${y}",
            "'; DROP TABLE Affairs; --",
            "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
            "\u202egnp.exe\u202c end",
            "مصباح مكسور 12",
            "אור 3 שבור",
            "a\u0007b\u001bc",
            "\\\" \\u0041 \\n",
            "@everyone #all /close",
            "тест ﷽ ﷽ ﷽",
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Hostile_words_are_shown_as_typed_from_raising_to_closing(string typed)
    {
        await using var here = await Neighbourhood.OpenAsync();
        var shown = TypedText.Clean(typed);
        await here.SayAsync(here.Wang, $"/raise {typed}\n{typed} 2");
        AssertShows(shown, here.Card());
        AssertShows(shown + " 2", here.Card());
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Li, $"/say 1 for {typed}");
        await here.SayAsync(here.Li, $"/option 1 {typed}");
        AssertShows(shown, here.Card());
        await here.SayAsync(here.Mei, "/openvote 1");
        AssertShows(shown, here.Poll.Poll!.Question);
        Assert.Equal(shown, here.Poll.Poll!.Options[0].Text);
        foreach (var voter in (SandboxPerson[])[here.Li, here.Zhao, here.Wang])
        {
            await here.VoteAsync(voter, 0);
        }

        await here.SayAsync(here.Li, "/ballot 1");
        AssertShows(shown, here.FromBot[^1]);
        await here.SayAsync(here.Mei, "/closevote 1");
        AssertShows(shown, here.FromBot[^1]);
        await here.SayAsync(here.Mei, $"/assign 1 @li by 3d {typed}");
        AssertShows(shown, here.FromBot[^1]);
        await here.SayAsync(here.Li, $"/progress 1 {typed}");
        await here.SayAsync(here.Li, $"/done 1 {typed}");
        AssertShows(shown, here.FromBot[^1]);
        await here.SayAsync(here.Zhao, $"/reject 1 {typed}");
        await here.SayAsync(here.Li, "/done 1");
        await here.SayAsync(here.Zhao, "/accept 1");
        await here.SayAsync(here.Mei, $"/close 1 {typed}");
        AssertShows(shown, here.FromBot[^1]);
        AssertShows(shown, here.Card());
        await here.SayAsync(here.Wang, $"/reopen 1 {typed}");
        AssertShows(shown, here.FromBot[^1]);
        Assert.Equal((shown, Stage.Assigning), ((await here.AffairAsync())!.Title, (await here.AffairAsync())!.Stage));
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData("<b>Eve</b> & {name}", "<b>Eve</b> & {name}")]
    [InlineData("\u202eevE\u202c\nX", "evE X")]
    [InlineData("\u200b", "–")]
    [InlineData("איתן", "איתן")]
    public async Task Hostile_names_are_shown_as_they_are(string name, string shown)
    {
        await using var here = await Neighbourhood.OpenAsync();
        var eve = here.World.AddPerson(name);
        here.World.Join(here.Group, eve.Id);
        await here.SayAsync(eve, "/raise Lamp");
        AssertShows(shown, here.Card());
        await here.SayAsync(here.Mei, "/urgent 1");
        await here.SayAsync(eve, "/claim 1");
        await here.SayAsync(eve, "/done 1");
        AssertShows(shown, here.FromBot[^1]);
        await here.SayAsync(eve, "/me");
        AssertShows(shown, here.FromBot[^1]);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_longest_texts_everywhere_still_fit_every_message()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var (title, text) = (Filled("<b>&", 120), Filled("<&>\n", 3_500));
        await here.SayAsync(here.Wang, $"/raise {title}\n{text}");
        await here.SayAsync(here.Mei, "/discuss 1");
        for (var option = 0; option < 10; option++)
        {
            await here.SayAsync(here.Li, $"/option 1 {option}{Filled("&<>\"", 99)}");
        }

        await here.SayAsync(here.Mei, "/openvote 1");
        await here.SayAsync(here.Mei, "/closevote 1");
        await here.SayAsync(here.Mei, $"/reopen 1 {text}");
        await here.SayAsync(here.Mei, $"/assign 1 @wang {text}");
        await here.SayAsync(here.Wang, $"/done 1 {text}");
        await here.SayAsync(here.Li, $"/reject 1 {text}");
        await here.SayAsync(here.Wang, $"/done 1 {text}");
        await here.SayAsync(here.Li, "/accept 1");
        await here.SayAsync(here.Mei, $"/close 1 {text}");
        Assert.Equal(Stage.Closed, (await here.AffairAsync())!.Stage);
        Assert.InRange(here.Card().Text.Count(letter => letter == '\n'), 1, 30);
        here.NothingWasRefused();
    }

    private static string Filled(string with, int length) =>
        string.Concat(Enumerable.Repeat(with, length))[..length].Trim().PadRight(length, '.');

    private static void AssertShows(string words, SandboxMessage message) => AssertShows(words, message.Text);

    /// <summary>The words, whole: neither a mark-up nor a direction has eaten any of it.</summary>
    private static void AssertShows(string words, string text) =>
        Assert.Contains(
            words.Trim(),
            text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
}
