using MicroGov.Delivery;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Delivery;

/// <summary>Telegram cannot be reached for a while.</summary>
public class CircuitBreakerTests
{
    private const int Neighbours = 100;

    [Fact]
    public async Task In_an_outage_calls_rest_and_are_tried_one_by_one_ever_more_rarely()
    {
        await using var office = await OfficeWithLettersAsync();
        office.World.Faults.SwitchOn(new(SandboxFaultKind.Reset));

        await office.OpenAsync();
        await office.SettleAsync(TimeSpan.FromMinutes(10));

        // The first ones leave together; then the rests: 2 s, 4 s, … 60 s, with jitter half of it at least.
        Assert.InRange(office.Calls.Count, 16, 16 + 30);
        var later = office.Calls.Where(call => call.At > office.Calls[0].At).ToList();
        Assert.Equal(later.Count, later.DistinctBy(call => call.At).Count());
        Assert.All(
            later.Zip(later.Skip(1)).TakeLast(3), pair => Assert.InRange((pair.Second.At - pair.First.At).TotalSeconds, 29, 61));
        Assert.NotNull(office.CircuitBreaker.RestsUntil);
        // Who was not called has lost no try.
        Assert.InRange((await office.OutboxAsync()).Count(row => row.Attempts > 0), 1, 16 + 30);
    }

    [Fact]
    public async Task When_it_is_over_everything_arrives_once()
    {
        await using var office = await OfficeWithLettersAsync();
        office.World.Faults.SwitchOn(new(SandboxFaultKind.Reset));
        await office.OpenAsync();
        await office.SettleAsync(TimeSpan.FromMinutes(10));
        office.World.Faults.SwitchAllOff();
        var healed = office.Now;

        await office.SettleAsync();

        Assert.Null(office.CircuitBreaker.RestsUntil);
        Assert.Empty(await office.OutboxAsync());
        Assert.Equal(Neighbours, office.Calls.Count(call => call.Ok));
        Assert.InRange(office.Calls.First(call => call.Ok).At - healed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_few_lost_answers_are_no_outage()
    {
        await using var office = await OfficeWithLettersAsync();
        office.World.Faults.Seed(3);
        office.World.Faults.SwitchOn(new(SandboxFaultKind.Reset) { Probability = 0.3 });
        await office.OpenAsync();
        await office.SettleAsync(TimeSpan.FromMinutes(1));

        Assert.Null(office.CircuitBreaker.RestsUntil);
        Assert.InRange(office.Calls.Count, Neighbours, 2 * Neighbours);
    }

    private static async Task<PostOffice> OfficeWithLettersAsync()
    {
        var office = await PostOffice.BuildAsync();
        var people = Enumerable.Range(1, Neighbours).Select(number => office.World.AddPerson($"Neighbour {number}")).ToList();
        people.ForEach(person => office.World.Send(person.Id, person.Id, "/start"));
        await office.OweAsync([
            .. people.Select(person => new PrivateMessage(person.Id, new("The water is turned off tomorrow."))),
        ]);
        return office;
    }
}
