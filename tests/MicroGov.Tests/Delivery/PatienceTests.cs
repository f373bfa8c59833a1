using CsCheck;
using MicroGov.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace MicroGov.Tests.Delivery;

/// <summary>Waiting after a 429, and waiting when nobody answers.</summary>
public class PatienceTests
{
    [Fact]
    public async Task The_gate_opens_when_the_longest_retry_after_has_passed()
    {
        var time = new FakeTimeProvider(PostOffice.Start);
        var gate = new FloodGate(time);
        await gate.WaitAsync(default);

        gate.Shut(TimeSpan.FromSeconds(30));
        gate.Shut(TimeSpan.FromSeconds(5));
        var wait = gate.WaitAsync(default);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(wait.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));
        await wait;
        Assert.Equal(PostOffice.Start.AddSeconds(30), gate.OpenAt);
    }

    [Fact]
    public void A_pause_lies_between_half_and_the_whole_of_a_doubled_one_and_is_never_longer_than_the_longest() =>
        Gen.Select(Gen.Int[1, 40], Gen.Double[0, 1]).Sample((tries, chance) =>
        {
            var options = new DeliveryOptions();
            var whole = Math.Min(Math.Pow(2, tries - 1), 600);
            return Backoff.After(tries, chance, options) is { } pause
                && pause.TotalSeconds >= (whole / 2) - 0.001 && pause.TotalSeconds <= whole + 0.001;
        });

    [Fact]
    public void After_a_day_it_has_been_tried_for_long_enough()
    {
        var options = new DeliveryOptions();

        Assert.NotNull(Backoff.After(100, 0.5, options));
        Assert.Null(Backoff.After(200, 0.5, options));
    }
}
