using MicroGov.Delivery;

namespace MicroGov.Tests.Delivery;

/// <summary>
/// Everybody is written to at once, and the server keeps to the letter of
/// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: no burst, 30 in whichever second.
/// </summary>
public class DrainTests
{
    private const int Messages = 3_000;

    private const int PerSecond = 30;

    [Fact]
    public async Task Three_thousand_people_are_written_to_about_as_fast_as_Telegram_allows_and_never_faster()
    {
        await using var office = await PostOffice.BuildAsync();
        var people = Enumerable.Range(1, Messages).Select(number => office.World.AddPerson($"Neighbour {number}")).ToList();
        people.ForEach(person => office.World.Send(person.Id, person.Id, "/start"));
        await office.OweAsync([
            .. people.Select(person => new PrivateMessage(person.Id, new("The water is turned off tomorrow."))),
        ]);

        await office.OpenAsync();
        await office.SettleAsync();

        var calls = office.Calls;
        Assert.Equal(
            people.Select(person => person.Id).Order(),
            people.Where(person => office.World.Messages(person.Id).Count == 2).Select(person => person.Id).Order());
        Assert.Equal(Messages, calls.Count);
        Assert.All(calls, call => Assert.True(call.Ok, call.Description));
        Assert.InRange(office.Now - PostOffice.Start, TimeSpan.Zero, TimeSpan.FromSeconds(1.05 * Messages / PerSecond));
    }
}
