using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>The group that the residents of the kill test live in, and what they can see in it.</summary>
public sealed class Street
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<long>> cards = [];
    private readonly Dictionary<string, List<long>> polls = [];

    public Street(SandboxWorld world)
    {
        World = world;
        (Mei, Wang, Li, Zhao, Chen, Sun) = (
            Person("Mei"), Person("Wang"), Person("Li"), Person("Zhao"), Person("Chen"), Person("Sun"));
        Group = world.AddGroup("Locust Lane 3", supergroup: true, Mei, botIsAdmin: true, members: [Wang, Li, Zhao, Chen, Sun]);

        world.Happened += Note;

        SandboxPerson Person(string name) => world.AddPerson(name, name.ToLowerInvariant());
    }

    public SandboxWorld World { get; }

    public SandboxPerson Mei { get; }

    public SandboxPerson Wang { get; }

    public SandboxPerson Li { get; }

    public SandboxPerson Zhao { get; }

    public SandboxPerson Chen { get; }

    public SandboxPerson Sun { get; }

    public long Group { get; }

    public IReadOnlyList<SandboxMessage> FromBot =>
        [.. World.Messages(Group).Where(message => message is { FromBot: true, Service: false })];

    public IEnumerable<SandboxMessage> Cards(int number) => Noted(cards, number);

    public IEnumerable<SandboxMessage> Polls(int number) => Noted(polls, number);

    /// <summary>The newest message about the affair that has this button.</summary>
    public SandboxMessage? WithButton(int number, string label) => Cards(number).Concat(Polls(number))
        .LastOrDefault(message => message.Buttons.Any(row => row.Any(button => button.Text == label)));

    public SandboxMessage? LivePoll(int number) => Polls(number).LastOrDefault(message => !message.Poll!.Closed);

    public static string Title(int number) => $"Matter {number} of ours";

    public static string Heading(int number) => $"#{number} {Title(number)}";

    /// <summary>
    /// Which messages are whose is noted as they come: looking through a long chat at each step would take all day.
    /// </summary>
    private void Note(SandboxEvent news)
    {
        if (
            news is not { Kind: SandboxEventKind.Sent, Message: { FromBot: true, Service: false } message }
            || news.ChatId != Group)
        {
            return;
        }

        var (book, heading) = message.Poll is { } poll ? (polls, poll.Question) : (cards, HeadingOf(message.Text));
        lock (gate)
        {
            if (!book.TryGetValue(heading, out var ids))
            {
                book[heading] = ids = [];
            }

            ids.Add(message.Id);
        }
    }

    /// <summary>A card begins with its affair's heading.</summary>
    private static string HeadingOf(string text) =>
        text.StartsWith('#')
        && int.TryParse(text[1..].Split(' ')[0], out var number)
        && text.StartsWith(Heading(number), StringComparison.Ordinal)
            ? Heading(number)
            : "";

    private List<SandboxMessage> Noted(Dictionary<string, List<long>> book, int number)
    {
        List<long> ids;
        lock (gate)
        {
            ids = [.. book.GetValueOrDefault(Heading(number)) ?? []];
        }

        return [.. ids.Select(id => World.Message(Group, id)).OfType<SandboxMessage>()];
    }
}
