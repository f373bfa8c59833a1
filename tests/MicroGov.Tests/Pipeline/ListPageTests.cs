using CsCheck;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Tests.Pipeline;

public class ListPageTests
{
    private const int Letters = 100;

    private static readonly Gen<Html[]> Lists = Gen.Select(Gen.String[0, 60], Gen.Bool, (line, isBold) =>
        isBold ? new Html($"<b>{Html.Of(line)}</b>") : Html.Of(line)).Array[0, 40];

    [Fact]
    public void Pages_hold_every_line_once_in_order_and_none_is_too_long() => Lists.Sample(lines =>
    {
        var pages = ListPage.Split(lines, Letters);
        Assert.Equal(lines, pages.SelectMany(page => page));
        Assert.All(pages, page => Assert.InRange(page.Sum(line => line.Visible.Length + 1), 0, Letters));
        Assert.All(pages.Skip(1), page => Assert.NotEmpty(page));
    });

    [Fact]
    public void No_page_could_have_taken_the_next_ones_first_line() => Lists.Sample(lines =>
    {
        var pages = ListPage.Split(lines, Letters);
        Assert.All(pages.Zip(pages.Skip(1)), pair =>
            Assert.True(pair.First.Append(pair.Second[0]).Sum(line => line.Visible.Length + 1) > Letters));
    });

    [Fact]
    public void A_line_longer_than_a_page_has_one_of_its_own()
    {
        var pages = ListPage.Split([new("a"), new(new string('b', 200)), new("c")], Letters);
        Assert.Equal([1, 1, 1], pages.Select(page => page.Count));
    }
}
