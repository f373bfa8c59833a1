using MicroGov.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace MicroGov.Tests.Sandbox;

public class ClockTests
{
    [Fact]
    public void Time_moves_by_hand_and_never_back()
    {
        using var clock = new SandboxClock(SandboxBot.Start);

        clock.Advance(TimeSpan.FromHours(1));

        clock.Advance(TimeSpan.FromHours(-1));

        Assert.Equal(SandboxBot.Start.AddHours(1), clock.Now);
    }

    [Fact]
    public void Time_flows_with_real_time_once_asked_to()
    {
        using var clock = new SandboxClock(SandboxBot.Start);
        var real = new FakeTimeProvider(SandboxBot.Start.AddYears(1));
        real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(SandboxBot.Start, clock.Now);

        clock.Flow(real);
        real.Advance(TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(SandboxBot.Start.AddSeconds(62), clock.Now);
    }

    [Fact]
    public void The_world_tells_when_time_was_moved_outside_its_lock()
    {
        using var clock = new SandboxClock(SandboxBot.Start);
        var world = new SandboxWorld(clock);
        var kinds = new List<SandboxEventKind>();
        world.Happened += news => kinds.Add(news.Kind);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([SandboxEventKind.ClockMoved], kinds);
    }
}
