using MicroGov.Privacy;
using MicroGov.Storage.Rows;

namespace MicroGov.Tests.Transcripts.Privacy;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("Li", null, "Li is let in. AliLi's Lift is not Li's.", "X is let in. AliLi's Lift is not X's.")]
    [InlineData("Li", null, "Li报告已完成，找Li", "X报告已完成，找X")]
    [InlineData("王芳", null, "王芳报告已完成", "X报告已完成")]
    [InlineData("A & B <c>", null, "A &amp; B &lt;c&gt; and A & B <c>", "X and X")]
    [InlineData("Li", "li_99", "@LI_99 and @li_999, https://t.me/li_99", "X and @li_999, https://X")]
    [InlineData(
        "Li",
        null,
        "<a href=\"tg://user?id=77\">Somebody before</a>: look, <a href=\"tg://user?id=778\">Wang</a>",
        "X: look, <a href=\"tg://user?id=778\">Wang</a>"
    )]
    [InlineData("–", null, "adopted – 77", "adopted – 77")]
    [InlineData("$1 (a+b)", null, "Ask $1 (a+b)!", "Ask X!")]
    public void A_name_goes_and_whatever_only_looks_like_it_stays(string name, string? username, string text, string without)
    {
        var who = new Identity(new PersonRow { Id = 3, TelegramId = 77, Name = name, Username = username });
        Assert.Equal(without, who.Replaced(text, "X"));
    }
}
