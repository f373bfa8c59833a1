using System.Collections.Concurrent;
using System.Diagnostics;
using MicroGov.Sandbox;

namespace MicroGov.Benchmarks;

/// <summary>Groups in a sandbox that discuss one affair each.</summary>
internal sealed class Street
{
    private const int Groups = 10;

    private const int Members = 20;

    /// <summary>An answer that takes longer than this is none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SandboxWorld world;
    private readonly List<(long Chat, SandboxPerson[] People)> groups = [];

    private Street(SandboxWorld world) => this.world = world;

    public static async Task<Street> BuildAsync(SandboxWorld world)
    {
        var street = new Street(world);
        for (var group = 0; group < Groups; group++)
        {
            SandboxPerson[] people = [.. Enumerable.Range(0, Members).Select(one => world.AddPerson($"Neighbour {one}"))];
            street.groups.Add(
                (
                    world.AddGroup($"House {group}", supergroup: true, people[0], addBot: true, botIsAdmin: true, people[1..]),
                    people));
        }

        foreach (var (chat, people) in street.groups)
        {
            world.Send(people[0].Id, chat, "/raise The bench in the yard is broken");
        }

        await street.SettledAsync();
        foreach (var (chat, people) in street.groups)
        {
            world.Send(people[0].Id, chat, "/discuss 1");
        }

        await street.SettledAsync();
        return street;
    }

    /// <summary>One after the other says something, in one group after the other.</summary>
    /// <returns>From the sending until the reaction, of those that got one.</returns>
    public async Task<Figures> SpeakAsync(int perSecond, int seconds)
    {
        var total = perSecond * seconds;
        var reacted = new ConcurrentDictionary<(long Chat, long Message), long>();
        var sent = new List<((long, long) Message, long At)>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Happened += Hear;
        await Beat.RunAsync(
            perSecond,
            total,
            index =>
            {
                var (chat, people) = groups[index % Groups];
                var at = Stopwatch.GetTimestamp();
                var message = world.Send(
                    people[index / Groups % Members].Id, chat, $"/say 1 for We sit there every evening, {index}.");
                sent.Add(((chat, message), at));
            });
        await Task.WhenAny(all.Task, Task.Delay(Patience));
        world.Happened -= Hear;
        var figures = new Figures();
        foreach (var (message, at) in sent)
        {
            if (reacted.TryGetValue(message, out var seen))
            {
                figures.Add(Stopwatch.GetElapsedTime(at, seen));
            }
        }

        return figures;

        void Hear(SandboxEvent news)
        {
            if (
                news.Kind == SandboxEventKind.Reacted
                && reacted.TryAdd((news.ChatId, news.MessageId), Stopwatch.GetTimestamp())
                && reacted.Count == total)
            {
                all.TrySetResult();
            }
        }
    }

    /// <summary>What was written has had its effect, and the bot has said what it has to say.</summary>
    private async Task SettledAsync()
    {
        await world.WhenAcknowledgedAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
    }
}
