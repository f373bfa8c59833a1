using System.Text.Json.Nodes;

namespace MicroGov.Tests.Sandbox;

/// <summary>https://core.telegram.org/bots/api#html-style; error texts from td/telegram/MessageEntity.cpp of tdlib/td.</summary>
public class HtmlTests
{
    [Theory]
    [InlineData("Hi <x>y</x>", "Unsupported start tag \"x\" at byte offset 3")]
    [InlineData("房子 <路>", "Unsupported start tag \"路\" at byte offset 7")]
    [InlineData("<b>bold", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("oops</b>", "Unexpected end tag at byte offset 4")]
    [InlineData("<b>bold text</i>", "Unmatched end tag at byte offset 12, expected \"</b>\", found \"</i>\"")]
    [InlineData("1 < 2", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("a <b", "Unclosed start tag at byte offset 2")]
    [InlineData("<b>a</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span class=\"x\">a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    public async Task Html_that_telegram_would_refuse_is_refused_in_the_same_words(string html, string why)
    {
        await using var bot = await SandboxBot.StartAsync();

        var refusal = await bot.RefusedAsync("sendMessage", new { chat_id = bot.Group, text = html, parse_mode = "HTML" });

        Assert.Equal($"Bad Request: can't parse entities: {why}", refusal);
    }

    [Theory]
    [InlineData("<b>a</b><i>b</i><u>c</u><s>d</s>", "abcd", "bold italic underline strikethrough")]
    [InlineData("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "abcd", "bold italic underline strikethrough")]
    [InlineData("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab", "spoiler spoiler")]
    [InlineData("<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "ab", "blockquote expandable_blockquote")]
    [InlineData("<pre><code class=\"language-csharp\">a</code></pre>", "a", "pre")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">a</a>", "a", "text_link")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "a", "")]
    [InlineData("<a href=\"javascript://example.org/%0aalert(1)\">a</a>", "a", "")]
    [InlineData("&lt;&gt;&amp;&quot;&#33;&#x1F600; &nbsp;", "<>&\"!😀 &nbsp;", "")]
    public async Task Html_becomes_plain_text_and_entities(string html, string plain, string kinds)
    {
        await using var bot = await SandboxBot.StartAsync();

        var message = await bot.CallAsync("sendMessage", new { chat_id = bot.Group, text = html, parse_mode = "html" });

        Assert.Equal(plain, (string)message["text"]!);
        Assert.Equal(
            kinds, string.Join(' ', (message["entities"] as JsonArray ?? []).Select(entity => (string)entity!["type"]!)));
    }

    [Fact]
    public async Task A_person_without_a_username_is_mentioned_by_id()
    {
        await using var bot = await SandboxBot.StartAsync();

        var message = await bot.CallAsync("sendMessage", new
        {
            chat_id = bot.Group, text = $"<a href=\"tg://user?id={bot.Anna.Id}\">Anna</a>", parse_mode = "HTML",
        });

        Assert.Equal("text_mention", (string)message["entities"]![0]!["type"]!);
        Assert.Equal(bot.Anna.Id, (long)message["entities"]![0]!["user"]!["id"]!);
    }

    [Fact]
    public async Task What_the_page_shows_is_escaped_and_nested_whatever_was_sent()
    {
        await using var bot = await SandboxBot.StartAsync();
        bot.World.Send(bot.Anna.Id, bot.Group, "<img src=x onerror=alert(1)>");
        await bot.CallAsync(
            "sendMessage",
            new
            {
                chat_id = bot.Group,
                text = "abcdef",
                entities = new object[]
                {
                    new
                    {
                        type = "bold",
                        offset = 0,
                        length = 4,
                    },
                    new
                    {
                        type = "italic",
                        offset = 2,
                        length = 4,
                    },
                },
            });

        var shown = bot.World.Messages(bot.Group).TakeLast(2).Select(message => message.Html).ToList();

        Assert.Equal("&lt;img src=x onerror=alert(1)&gt;", shown[0]);
        Assert.Equal("<b>ab<i>cd</i></b>ef", shown[1]);
    }
}
