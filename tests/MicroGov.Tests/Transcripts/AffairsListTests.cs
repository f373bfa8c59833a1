using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

public sealed class AffairsListTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task The_list_turns_its_pages_in_place(bool botIsAdmin, bool inPrivate)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: botIsAdmin);
        await RaiseAsync(here, Enumerable.Range(1, 25).Select(number => $"Matter {number}"));
        await here.SayAsync(here.Wang, "/affairs", inPrivate: inPrivate);
        var list = Newest(here, inPrivate).Id;
        Shows(Enumerable.Range(16, 10), "Next");
        await PressAsync("Next");
        Shows(Enumerable.Range(6, 10), "Back", "Next");
        await PressAsync("Next");
        Shows(Enumerable.Range(1, 5), "Back");
        await PressAsync("Back");
        await PressAsync("Back");
        Shows(Enumerable.Range(16, 10), "Next");
        here.NothingWasRefused();

        Task PressAsync(string label) => here.PressOnAsync(here.Wang, Newest(here, inPrivate), label);

        void Shows(IEnumerable<int> numbers, params string[] buttons)
        {
            var message = Newest(here, inPrivate);
            Assert.Equal(list, message.Id);
            Assert.Equal(numbers.Reverse().Select(number => $"#{number} Matter {number} · Raised"), message.Text.Split('\n').Take(numbers.Count()));
            Assert.Equal(buttons, message.Buttons.SelectMany(row => row).Select(button => button.Text));
        }
    }

    [Theory]
    [InlineData("", "4 3 2")]
    [InlineData("open", "4 3 2")]
    [InlineData("closed", "1")]
    [InlineData("mine", "4 3 2 1")]
    [InlineData("%", "2")]
    [InlineData("_", "3")]
    [InlineData("\\", "")]
    [InlineData("LAMP", "4 1")]
    [InlineData("lamp' OR 1=1", "")]
    [InlineData("a:b", "4")]
    public async Task A_filter_means_what_it_says(string filter, string numbers)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await RaiseAsync(here, ["A lamp", "50% off", "under_score", "Lamp a:b"]);
        await here.SayAsync(here.Wang, "/withdraw 1");
        await here.SayAsync(here.Wang, $"/affairs {filter}");
        var shown = here.Whispered(here.Wang);
        Assert.Equal(
            numbers,
            shown.StartsWith("Nothing here", StringComparison.Ordinal)
                ? ""
                : string.Join(' ', shown.Split('\n').Select(line => line.Split(' ')[0][1..])));
        await here.SayAsync(here.Li, "/affairs mine");
        Assert.StartsWith("Nothing here", here.Whispered(here.Li), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stairwell lights everywhere", "Stairwell lights everywhere", "Stairwell ladders")]
    [InlineData("楼道灯坏了十几天没人管", "楼道灯坏了十几天没人管", "楼道灯坏了十几天没人修")]
    public async Task The_next_page_keeps_the_whole_filter(string filter, string found, string other)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await RaiseAsync(here, Enumerable.Repeat(found, 11).Concat(Enumerable.Repeat(other, 3)));
        await here.SayAsync(here.Wang, $"/affairs {filter}");
        await here.PressAsync(here.Wang, "Next");
        Assert.Equal($"#1 {found} · Raised", here.Whispered(here.Wang));
        await here.SayAsync(here.Wang, $"/affairs {filter}{filter}");
        Assert.StartsWith("That is too much to look for", here.Whispered(here.Wang), StringComparison.Ordinal);
    }

    private static async Task RaiseAsync(Neighbourhood here, IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            await here.SayAsync(here.Wang, $"/raise {title}");
        }
    }

    private static SandboxMessage Newest(Neighbourhood here, bool inPrivate) =>
        inPrivate ? here.Private(here.Wang)[^1] : here.Seen(here.Wang).Last(message => message.FromBot);
}
