using CsCheck;
using MicroGov.Delivery;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace MicroGov.Tests.Delivery;

/// <summary>Waiting after a 429, and waiting when nobody answers.</summary>
public class PatienceTests
{
    [Fact]
    public async Task The_gate_opens_when_the_longest_retry_after_has_passed()
    {
        var time = new FakeTimeProvider(PostOffice.Start);
        var gate = new RetryAfterGate(time);
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
    public void After_a_429_one_call_goes_ahead_and_the_others_follow_when_it_is_taken()
    {
        var time = new FakeTimeProvider(PostOffice.Start);
        var gate = new RetryAfterGate(time);
        Assert.Equal(TimeSpan.Zero, gate.Leave());
        gate.Shut(TimeSpan.FromSeconds(5));
        // What was on its way before proves nothing.
        gate.CameBack(PostOffice.Start, wasTaken: true);
        Assert.Equal(TimeSpan.FromSeconds(5), gate.Leave());

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, gate.Leave());
        Assert.Equal(TimeSpan.FromSeconds(1), gate.Leave());
        gate.CameBack(time.GetUtcNow(), wasTaken: false);
        Assert.True(gate.IsWary);
        Assert.Equal(TimeSpan.Zero, gate.Leave());
        gate.CameBack(time.GetUtcNow(), wasTaken: true);

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, false), (gate.Leave(), gate.Leave(), gate.IsWary));
    }

    [Fact]
    public async Task Polly_waits_out_a_retry_after_too()
    {
        var time = new FakeTimeProvider(PostOffice.Start);
        var tries = new List<DateTimeOffset>();
        var paused = new TaskCompletionSource();
        var persistence = RetryPolicies.Endless(time, (_, _) => paused.TrySetResult());
        var call = persistence.ExecuteAsync(_ =>
        {
            tries.Add(time.GetUtcNow());
            return tries.Count > 1
                ? ValueTask.CompletedTask
                : throw new ApiRequestException("Too Many Requests", 429, new ResponseParameters { RetryAfter = 9 });
        }).AsTask();

        await paused.Task;
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.True(tries[1] >= PostOffice.Start.AddSeconds(9));
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
