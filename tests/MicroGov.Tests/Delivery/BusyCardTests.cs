using MicroGov.Delivery;

namespace MicroGov.Tests.Delivery;

/// <summary>A card that changes all the time, in a group that takes 20 messages and edits a minute.</summary>
public class BusyCardTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(40)]
    [InlineData(63)]
    [InlineData(150)]
    public async Task However_long_it_changes_it_shows_the_last_change_soon_and_is_edited_no_more_than_allowed(int seconds)
    {
        await using var office = await PostOffice.WithCardAsync();
        var began = office.Now;
        for (var change = 1; office.Now < began.AddSeconds(seconds); change++)
        {
            await office.ChangeAffairAsync(7, change);
            await office.RestAsync();
            office.Advance(TimeSpan.FromMilliseconds(500));
        }

        await office.ChangeAffairAsync(7, seconds: 1_000);
        var last = office.Now;
        await office.SettleAsync();

        var edits = office.Calls.Where(call => call.Method == "editMessageText").ToList();
        Assert.All(edits, edit => Assert.True(edit.Ok, edit.Description));
        Assert.Contains("1000", office.Said.First(), StringComparison.Ordinal);
        Assert.InRange(edits[^1].At - last, TimeSpan.Zero, Soon);
        // Quick when something begins, and never more in a minute than is left beside the messages.
        Assert.True(edits[0].At == began);
        Assert.All(
            edits, edit => Assert.InRange(edits.Count(other => other.At > edit.At.AddMinutes(-1) && other.At <= edit.At), 1, 15));
    }

    [Fact]
    public async Task Messages_go_before_a_busy_card()
    {
        await using var office = await PostOffice.WithCardAsync();
        for (var change = 1; change <= 120; change++)
        {
            await office.ChangeAffairAsync(7, change);
            if (change % 25 == 0)
            {
                await office.OweAsync(new PostMessage(office.Group, new($"news {change}")));
            }

            await office.RestAsync();
            office.Advance(TimeSpan.FromMilliseconds(500));
        }

        await office.SettleAsync();

        var news = office
            .World.Messages(office.Group)
            .Where(message => message.Text.StartsWith("news", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(4, news.Count);
        Assert.All(office.Calls, call => Assert.True(call.Ok, call.Description));
    }
}
