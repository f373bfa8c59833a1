using MicroGov.Delivery;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Delivery;

/// <summary>Who can ask again had rather do so than be told twice.</summary>
public class AskedAgainTests
{
    [Theory]
    [InlineData(SandboxFaultKind.Reset, true)]
    [InlineData(SandboxFaultKind.HalfAnswer, true)]
    [InlineData(SandboxFaultKind.Reset, false)]
    public async Task When_nothing_readable_comes_back_it_is_not_told_again(SandboxFaultKind kind, bool tookEffect)
    {
        await using var office = await PostOffice.BuildAsync(admin: true);
        office.World.Faults.SwitchOn(new SandboxFault(kind) { Method = "sendMessage", Times = 2, AfterEffect = tookEffect });
        await office.OweAsync(
            new PrivateMessage(office.Anna.Id, new("the list")) { CanBeAskedAgain = true },
            new PersonalAnswer(office.Group, office.Boris.Id, new("the list"))
            {
                MayWhisperAnytime = true, CanBeAskedAgain = true,
            });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(tookEffect ? 1 : 0, Lists(office, office.Anna));
        Assert.Equal(tookEffect ? 1 : 0, Lists(office, office.Boris));
        Assert.Empty(await office.OutboxAsync());
    }

    /// <summary>A button, or an act that is done: nobody would ask for these again.</summary>
    [Fact]
    public async Task What_nobody_can_ask_for_is_told_twice_rather_than_never()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.Faults.SwitchOn(
            new SandboxFault(SandboxFaultKind.Reset) { Method = "sendMessage", Times = 1, AfterEffect = true });
        await office.OweAsync(new PrivateMessage(office.Anna.Id, new("the list")));

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(2, Lists(office, office.Anna));
    }

    [Fact]
    public async Task When_Telegram_says_that_it_failed_it_is_told_later()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.FailNext("sendMessage", 502, "Bad Gateway", times: 3);
        await office.OweAsync(new PrivateMessage(office.Anna.Id, new("the list")) { CanBeAskedAgain = true });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Equal(1, Lists(office, office.Anna));
    }

    private static int Lists(PostOffice office, SandboxPerson person) =>
        office.World.Messages(office.Group, person.Id).Concat(office.World.Messages(person.Id))
            .Count(message => message.Text == "the list");
}
