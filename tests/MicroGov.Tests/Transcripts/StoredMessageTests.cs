using MicroGov.Core.Lifecycle;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts;

public sealed class StoredMessageTests
{
    [Fact]
    public async Task What_stands_in_the_group_about_an_affair_is_kept_by_its_kind()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Discussing);
        var speech = await here.SayAsync(here.Li, "/say 1 for My boy fell there");
        await here.SayAsync(here.Mei, "/openvote 1");

        var kept = await here.AskAsync(db => db.Messages.OrderBy(row => row.MessageId).ToListAsync());

        var (card, poll) = ((int)here.Card().Id, (int)here.Poll.Id);
        Assert.Equal(
            [(card, "Card", null), ((int)speech, "Speech", null), (poll, "Poll", 1)],
            kept.Where(row => row.Kind != "Notice").Select(row => (row.MessageId, row.Kind, row.Round)));
        Assert.All(kept.Where(row => row.Kind != "Notice"), row => Assert.Equal((1, 0), (row.AffairId, row.Subject)));
        Assert.All(kept, row => Assert.True(row.At > DateTimeOffset.UnixEpoch && row.At <= here.Clock.Now));
    }
}
