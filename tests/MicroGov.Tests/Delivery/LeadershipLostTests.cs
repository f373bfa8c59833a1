using MicroGov.Delivery;
using MicroGov.Replication;

namespace MicroGov.Tests.Delivery;

public sealed class LeadershipLostTests
{
    [Fact]
    public async Task A_call_that_did_not_leave_since_it_is_not_certain_who_leads_is_owed_as_if_it_had_not_been_tried()
    {
        await using var office = await PostOffice.BuildAsync();
        var doubts = 0;
        office.BeforeCall = _ => doubts++ == 0 ? throw new LeadershipLostException() : Task.CompletedTask;
        await office.OweAsync(new PostMessage(office.Group, new("The lamp is mended")));

        await office.OpenAsync();
        await office.SettleAsync();

        // No look into the group for a message that an unheard answer might have meant.
        Assert.Equal(["sendMessage"], office.Calls.Select(call => call.Method));
        Assert.Equal(["The lamp is mended"], office.Said);
    }
}
