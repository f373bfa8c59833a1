using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>The group that the residents of the kill test live in, and what they can see in it.</summary>
public sealed class Street
{
    public Street(SandboxWorld world)
    {
        World = world;
        (Mei, Wang, Li, Zhao, Chen, Sun) = (Person("Mei"), Person("Wang"), Person("Li"), Person("Zhao"), Person("Chen"), Person("Sun"));
        Group = world.AddGroup("Locust Lane 3", supergroup: true, Mei, botIsAdmin: true, members: [Wang, Li, Zhao, Chen, Sun]);

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

    public IReadOnlyList<SandboxMessage> FromBot => [.. World.Messages(Group).Where(message => message is { FromBot: true, Service: false })];

    public IEnumerable<SandboxMessage> Cards(int number) =>
        FromBot.Where(message => message.Poll is null && message.Text.StartsWith(Heading(number), StringComparison.Ordinal));

    public IEnumerable<SandboxMessage> Polls(int number) =>
        FromBot.Where(message => message.Poll?.Question == Heading(number));

    /// <summary>The newest message about the affair that has this button.</summary>
    public SandboxMessage? WithButton(int number, string label) => Cards(number).Concat(Polls(number))
        .LastOrDefault(message => message.Buttons.Any(row => row.Any(button => button.Text == label)));

    public SandboxMessage? LivePoll(int number) => Polls(number).LastOrDefault(message => !message.Poll!.Closed);

    public static string Title(int number) => $"Matter {number} of ours";

    public static string Heading(int number) => $"#{number} {Title(number)}";
}
