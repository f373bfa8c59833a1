
namespace MicroGov.Tests.Transcripts;

/// <summary>
/// Who has left the group, or was removed from it, learns nothing more of it in private, whatever they answer to.
/// </summary>
public sealed class FormerMemberTests
{
    public enum Gone
    {
        Left,

        Banned,

        /// <summary>Removed while the service was down for more than a day.</summary>
        WhileDown,
    }

    public static TheoryData<string, bool, Gone> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool, Gone>();
            foreach (var words in (string[])
                ["/affairs", "/affair 1", "/units", "/ballot 1", "/second 1", "/join D1", "/missing 1", "/raise My wife is ill"])
            {
                foreach (var gone in Enum.GetValues<Gone>())
                {
                    ways.Add(words, true, gone);
                    ways.Add(words, false, gone);
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nothing_is_told_and_nothing_is_done(string words, bool botIsAdmin, Gone gone)
    {
        await using var here = await OpenAsync(botIsAdmin, gone);
        var inGroup = here.World.Messages(here.Group).Count;

        await here.SayAsync(here.Chen, words, inPrivate: true);

        ToldNothing(here);
        Assert.Equal(inGroup, here.World.Messages(here.Group).Count);
    }

    [Theory]
    [InlineData("/affair", Gone.Left)]
    [InlineData("/affair", Gone.WhileDown)]
    [InlineData("/second", Gone.Left)]
    [InlineData("/affairs", Gone.Banned)]
    [InlineData("/units", Gone.Banned)]
    public async Task An_old_message_that_is_answered_tells_nothing_either(string words, Gone gone)
    {
        await using var here = await OpenAsync(botIsAdmin: false, gone);
        var old = here.Private(here.Chen).First(message => message.Text.Contains("Dark stairwell", StringComparison.Ordinal));

        await here.SayAsync(here.Chen, words, replyTo: old.Id, inPrivate: true);

        ToldNothing(here);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_of_the_list_is_not_turned(bool botIsAdmin)
    {
        await using var here = await OpenAsync(botIsAdmin, affairs: 12);
        var list = here.Private(here.Chen).Last(message => message.Buttons.Count > 0);
        var shown = list.Text;

        var toast = await here.World.PressAsync(here.Chen.Id, here.Chen.Id, list.Id, list.Buttons[^1][^1].Text);
        await here.SettleAsync();

        Assert.DoesNotContain("Lamp", toast.Text ?? "", StringComparison.Ordinal);
        Assert.Equal(shown, here.Private(here.Chen).Single(message => message.Id == list.Id).Text);
    }

    [Fact]
    public async Task Whoever_comes_back_is_answered_again()
    {
        await using var here = await OpenAsync(botIsAdmin: false);
        here.World.Join(here.Group, here.Chen.Id);
        await here.SayAsync(here.Chen, "/me");

        await here.SayAsync(here.Chen, "/affairs", inPrivate: true);

        Assert.Contains("Dark stairwell", here.Private(here.Chen)[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Chen has looked at the affairs in private, and is gone since longer than presence is believed.</summary>
    private static async Task<Neighbourhood> OpenAsync(bool botIsAdmin, Gone gone = Gone.Left, int affairs = 1)
    {
        var here = await Neighbourhood.OpenAsync(botIsAdmin: botIsAdmin);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        for (var more = 1; more < affairs; more++)
        {
            await here.SayAsync(here.Wang, $"/raise Lamp {more}");
        }

        await here.SayAsync(here.Chen, "/me");
        await here.SayAsync(here.Chen, "/affair 1", inPrivate: true);
        await here.SayAsync(here.Chen, "/affairs", inPrivate: true);
        switch (gone)
        {
            case Gone.Left:
                here.World.Leave(here.Group, here.Chen.Id);
                break;
            case Gone.Banned:
                here.World.Ban(here.Group, here.Chen.Id);
                break;
            default:
                await here.WhileDownAsync(TimeSpan.FromHours(30), () => here.World.Ban(here.Group, here.Chen.Id));
                break;
        }

        await here.WindAsync(TimeSpan.FromHours(1));
        return here;
    }

    private static void ToldNothing(Neighbourhood here)
    {
        var answer = here.Private(here.Chen)[^1];
        Assert.StartsWith("I don't know your group yet", answer.Text, StringComparison.Ordinal);
        here.NothingWasRefused("getChatMember");
    }
}
