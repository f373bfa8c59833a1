using CsCheck;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MicroGov.Tests.Transcripts;

/// <summary>Somebody sets the clock of the machine, or a time server does; Telegram's goes on as it is.</summary>
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-24)]
    public async Task Neighbours_are_answered_at_once_while_it_is_wrong_and_after_it_was_put_right(int hours)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        here.World.AllowBursts = false;
        await here.SayAsync(here.Wang, "/raise Before");

        foreach (var (title, by) in new[] { ("Meanwhile", hours), ("Afterwards", -hours) })
        {
            here.Clock.Misset(TimeSpan.FromHours(by));
            var asked = here.Clock.Now;
            here.World.Send(here.Li.Id, here.Group, $"/raise {title}");
            here.Clock.Advance(Noticed);
            await here.SettleAsync();

            var card = here.FromBot.Single(message => message.Text.Contains(title, StringComparison.Ordinal));
            Assert.InRange(card.Date - asked, TimeSpan.Zero, Noticed);
        }

        here.NothingWasRefused();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task The_pace_is_kept(int hours)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        here.World.AllowBursts = false;
        foreach (var round in Enumerable.Range(0, 4))
        {
            foreach (var matter in Enumerable.Range(0, 8))
            {
                here.World.Send(here.Wang.Id, here.Group, $"/raise Matter {round} {matter}");
            }

            await here.World.WhenAcknowledgedAsync(CancellationToken.None);
            here.Clock.Misset(TimeSpan.FromHours(round % 2 == 0 ? hours : -hours));
            here.Clock.Advance(Noticed);
        }

        await here.SettleAsync();

        Assert.Equal(32, here.FromBot.Count(message => message.Text.Contains("Matter", StringComparison.Ordinal)));
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task After_a_429_it_waits_as_long_as_it_was_told_and_no_longer(int hours)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var refused = await RefusedAsync(here);

        here.Clock.Misset(TimeSpan.FromHours(hours));
        here.Clock.Advance(TimeSpan.FromSeconds(15));
        await here.SettleAsync();

        Assert.InRange(here.Private(here.Wang)[^1].Date - refused, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
        Assert.Empty(here.World.ImpatientCalls);
    }

    /// <summary>What it owed had been written down by a clock that was an hour ahead.</summary>
    [Fact]
    public async Task After_a_restart_with_the_clock_put_right_neighbours_are_answered_at_once()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.WhileDownAsync(TimeSpan.FromSeconds(1), () => here.Clock.Misset(TimeSpan.FromHours(1)));
        foreach (var number in Enumerable.Range(0, 5))
        {
            here.World.Send(here.Wang.Id, here.Group, $"/raise Matter {number}");
        }

        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
        var asked = here.Clock.Now;
        await here.WhileDownAsync(TimeSpan.FromSeconds(1), () => here.Clock.Misset(TimeSpan.FromHours(-1)));

        var cards = here.FromBot.Where(message => message.Text.Contains("Matter", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, cards.Count);
        Assert.All(cards, card => Assert.InRange(card.Date - asked, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Deadlines_go_by_the_clock_on_the_wall()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.WindAsync(TimeSpan.FromHours(47));
        Assert.DoesNotContain(here.FromBot, message => message.Poll is not null);

        here.Clock.Misset(TimeSpan.FromHours(1));
        here.Clock.Advance(Noticed);
        await here.SettleAsync();

        Assert.Contains(here.FromBot, message => message.Poll is not null);
    }

    [Theory]
    [InlineData(-1, "put back by 01:00:00", "ok: put back by 01:00:00 at 2026-")]
    [InlineData(1, "put forward by 01:00:00", "ok: put forward by 01:00:00 at 2026-")]
    public async Task The_log_and_health_tell(int hours, string logged, string health)
    {
        await using var here = await Neighbourhood.OpenAsync();
        using var log = new LogBook();
        here.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);

        here.Clock.Misset(TimeSpan.FromHours(hours));
        here.Clock.Advance(Noticed);
        here.Clock.Advance(Noticed);
        await here.SettleAsync();

        Assert.Single(log.Lines, line => line.Contains(logged, StringComparison.Ordinal));
        var address = here.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Contains(
            $"\"time\":\"{health}", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)),
            StringComparison.Ordinal);
    }

    /// <summary>However often it is moved, and however much passes in between.</summary>
    [Fact]
    public void A_wait_is_as_long_as_the_time_that_passes() => Gen.Select(Gen.Int[1, 900], Steps).Sample((seconds, steps) =>
    {
        using var clock = new SandboxClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var gate = new RetryAfterGate(new ElapsedTime(clock.Time));
        var (wait, passed) = (TimeSpan.FromSeconds(seconds), TimeSpan.Zero);
        gate.Shut(wait);
        foreach (var (advance, jump) in steps)
        {
            clock.Advance(TimeSpan.FromSeconds(advance));
            clock.Misset(TimeSpan.FromSeconds(jump));
            passed += TimeSpan.FromSeconds(advance);
            if (passed < wait)
            {
                Assert.Equal(wait - passed, gate.Leave());
            }
        }

        clock.Advance(wait - passed);
        Assert.Equal(TimeSpan.Zero, gate.Leave());
    });

    /// <summary>However many acts of one person are decided while it is moved, it is as if it had not been.</summary>
    [Fact]
    public async Task Whoever_may_not_speak_for_a_while_may_not_longer()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: new() { ["Talk:CommandsAtOnce"] = "4" });
        for (var number = 0; number < 6; number++)
        {
            await here.SayAsync(here.Wang, $"/raise Matter {number}");
        }

        Assert.Equal(4, await here.AffairsAsync());
        here.Clock.Misset(TimeSpan.FromHours(-3));
        here.Clock.Advance(TimeSpan.FromMinutes(1));
        await here.SayAsync(here.Wang, "/raise Later");

        Assert.Equal(5, await here.AffairsAsync());
    }

    /// <summary>An answer is owed, and Telegram has just said that it comes too fast, and has been heard.</summary>
    private static async Task<DateTimeOffset> RefusedAsync(Neighbourhood here)
    {
        here.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 30", retryAfter: 30);
        here.World.Send(here.Wang.Id, here.Wang.Id, "/help");
        var (sender, gate) = (
            here.Services.GetRequiredService<OutboxProcessor>(), here.Services.GetRequiredService<RetryAfterGate>());
        while (true)
        {
            var settled = sender.NextSettlement;
            if (gate.OpenAt > here.Clock.Now)
            {
                return here.Clock.Now;
            }

            await settled;
        }
    }

    private static readonly Gen<(int, int)[]> Steps = Gen.Select(Gen.Int[0, 200], Gen.Int[-90_000, 90_000]).Array[0, 8];
}
