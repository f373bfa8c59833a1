using MicroGov.Delivery;
using MicroGov.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>Somebody makes the bot speak as fast as they can, and their neighbours want to be answered, too.</summary>
public sealed class FloodTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>As in a service that nobody has set up otherwise.</summary>
    private static readonly Dictionary<string, string?> Usual = new()
    {
        ["Talk:CommandsAtOnce"] = "120", ["Talk:PressesAtOnce"] = "240", ["Talk:AnsweredFirst"] = "4",
    };

    [Theory]
    [InlineData("en", "please go on in 6 min")]
    [InlineData("zh-hans", "6 分钟后继续")]
    public async Task While_one_raises_600_affairs_in_30_seconds_a_neighbours_card_stands_within_ten(string language, string told)
    {
        await using var here = await OpenAsync(language);
        DateTimeOffset asked = default;
        for (var second = 0; second < 30; second++)
        {
            for (var raise = 0; raise < 20; raise++)
            {
                here.World.Send(here.Wang.Id, here.Group, $"/raise Noise {second} {raise}");
            }

            if (second == 15)
            {
                here.World.Send(here.Li.Id, here.Group, "/raise Broken lamp");
                asked = here.Clock.Now;
            }

            await PassAsync(here, TimeSpan.FromSeconds(1));
        }

        await here.SettleAsync();

        var card = here.FromBot.Single(message => message.Text.Contains("Broken lamp", StringComparison.Ordinal));
        Assert.InRange(card.Date - asked, TimeSpan.Zero, Soon);
        Assert.Single(here.FromBot, message => message.Text.Contains(told, StringComparison.Ordinal));
        var noise = here.FromBot.Count(message => message.Text.Contains("Noise", StringComparison.Ordinal));
        Assert.InRange(noise, 120, 130);
        Assert.Equal(noise + 1, await here.AffairsAsync());
        here.NothingWasRefused();
    }

    [Fact]
    public async Task While_one_presses_600_times_in_30_seconds_a_neighbours_card_stands_within_ten()
    {
        await using var here = await OpenAsync();
        await here.SayAsync(here.Zhao, "/raise Dark stairwell");
        var card = here.Card();
        var button = card.Buttons[0][0].Text;
        var presses = new List<Task<SandboxToast>>();
        DateTimeOffset asked = default;
        for (var second = 0; second < 30; second++)
        {
            for (var press = 0; press < 20; press++)
            {
                presses.Add(here.World.PressAsync(here.Wang.Id, here.Group, card.Id, button));
            }

            if (second == 15)
            {
                here.World.Send(here.Li.Id, here.Group, "/raise Broken lamp");
                asked = here.Clock.Now;
            }

            await PassAsync(here, TimeSpan.FromSeconds(1));
        }

        await here.SettleAsync();

        Assert.InRange(here.Card(2).Date - asked, TimeSpan.Zero, Soon);
        var toasts = await Task.WhenAll(presses);
        Assert.Single(toasts, toast => toast.Text?.Contains("please go on in 3 min", StringComparison.Ordinal) == true);
        Assert.InRange(toasts.Count(toast => toast.Text is null), 300, 400);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Two_who_flood_two_groups_for_five_minutes_delay_nobody_else()
    {
        await using var here = await OpenAsync();
        var other = here.World.AddGroup("Elm Court", true, here.Mei, members: [here.Wang, here.Zhao]);
        long[] groups = [here.Group, other];
        var neighbours = Enumerable.Range(0, 40).Select(number => here.World.AddPerson($"Neighbour {number}")).ToList();
        neighbours.ForEach(one => Array.ForEach(groups, group => here.World.Join(group, one.Id)));
        await here.SettleAsync();
        var asked = new Dictionary<string, DateTimeOffset>();
        for (var second = 0; second < 300; second++)
        {
            foreach (var flooder in new[] { here.Wang, here.Zhao })
            {
                here.World.Send(flooder.Id, groups[second % 2], $"/raise Noise {second}");
                here.World.Send(flooder.Id, groups[second % 2], "/nonsense@MicroGovBot");
            }

            if (second % 8 == 5)
            {
                var title = $"Matter of second {second}.";
                here.World.Send(neighbours[second / 8].Id, groups[second / 8 % 2], $"/raise {title}");
                asked[title] = here.Clock.Now;
            }

            await PassAsync(here, TimeSpan.FromSeconds(1));
        }

        await here.SettleAsync();

        var said = groups.SelectMany(group => here.World.Messages(group)).Where(message => message.FromBot).ToList();
        var delays = asked.Select(one =>
            said.Single(message => message.Text.Contains(one.Key, StringComparison.Ordinal)).Date - one.Value).Order().ToList();
        Assert.InRange(delays[(int)Math.Ceiling(0.99 * delays.Count) - 1], TimeSpan.Zero, Soon);
        here.NothingWasRefused();
    }

    private static async Task<Neighbourhood> OpenAsync(string language = "en")
    {
        var here = await Neighbourhood.OpenAsync(language, settings: Usual);
        here.World.AllowBursts = false;
        return here;
    }

    /// <summary>Time passes, and whatever may be sent meanwhile is sent at its moment.</summary>
    private static async Task PassAsync(Neighbourhood here, TimeSpan span)
    {
        var until = here.Clock.Now + span;
        var sender = here.Services.GetRequiredService<OutboxProcessor>();
        while (true)
        {
            await here.World.WhenAcknowledgedAsync(CancellationToken.None);
            var next = await sender.WhenAtRestAsync(CancellationToken.None);
            if (next is { } at && at < until)
            {
                here.Clock.Advance(at - here.Clock.Now);
                continue;
            }

            here.Clock.Advance(until - here.Clock.Now);
            return;
        }
    }
}
