using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>
/// One affair from raised to closed as deeds in order. A typed deed follows at once, a button or a ballot when people can
/// see where to press. Which of several ways is taken depends on the number.
/// </summary>
public sealed class AffairLife
{
    private readonly Queue<(string Name, Func<bool> Possible, Action Do)> deeds = new();
    private readonly Street street;

    /// <param name="closes">False: it ends with its vote still open.</param>
    public AffairLife(Street street, int number, bool closes, Random lot)
    {
        (this.street, Number, Closes) = (street, number, closes);
        var (mei, wang, li, zhao, chen, sun) = (street.Mei, street.Wang, street.Li, street.Zhao, street.Chen, street.Sun);
        Raise(wang, withPhoto: number % 3 == 0);
        Press(li, "Second");
        Say(zhao, $"/second {number}");
        Say(chen, $"/second {number}");
        Speak(li, "for");
        Speak(sun, "against");
        Speak(chen, "question");
        if (number % 2 == 0)
        {
            Press(mei, "Open vote");
        }
        else
        {
            Say(mei, $"/openvote {number}");
        }

        Vote(wang, 0);
        Vote(zhao, 1);
        Vote(li, 0);
        Press(sun, "Against", choice: 1);
        Vote(zhao, 0);
        Vote(chen, 0);
        ChangeMinds([wang, zhao, li, chen, mei], lot);
        if (closes)
        {
            Work(mei, wang, li, zhao, chen);
        }
    }

    public int Number { get; }

    public bool Closes { get; }

    public bool IsOver => deeds.Count == 0;

    public bool CanGoOn => deeds.TryPeek(out var next) && next.Possible();

    /// <summary>What somebody would do next.</summary>
    public string Next => deeds.TryPeek(out var next) ? $"#{Number}: {next.Name}" : $"#{Number} is over";

    public List<string> Speeches { get; } = [];

    /// <summary>Every ballot in its order: the last of each person counts.</summary>
    public List<(SandboxPerson By, int Choice)> Ballots { get; } = [];

    /// <summary>Each press ends when the bot has answered it. A kill may lose a toast.</summary>
    public List<Task<SandboxToast>> Presses { get; } = [];

    public void GoOn()
    {
        try
        {
            deeds.Peek().Do();
            deeds.Dequeue();
        }
        catch (SandboxRefusal)
        {
            // What was seen a moment ago has changed under the finger; the person looks again.
        }
    }

    private void Work(SandboxPerson mei, SandboxPerson wang, SandboxPerson li, SandboxPerson zhao, SandboxPerson chen)
    {
        Say(mei, $"/closevote {Number}");
        Press(zhao, "I'll do it");
        Say(zhao, $"/progress {Number} Halfway with {Number}");
        Say(zhao, $"/done {Number} Ready with {Number}");
        Press(wang, "Accept");
        Say(li, $"/rate {Number} 5");
        Press(chen, "4");
        Say(mei, $"/close {Number} Thanks for {Number}");
    }

    /// <summary>Ballots that take back earlier ones; in the end everybody but Sun is for it.</summary>
    private void ChangeMinds(SandboxPerson[] people, Random lot)
    {
        var changes = lot.Next(0, 8);
        for (var change = 0; change < changes; change++)
        {
            var person = people[lot.Next(people.Length)];
            Vote(person, Last(person) == 0 ? 1 : 0);
        }

        foreach (var person in people.Where(person => Last(person) == 1))
        {
            Vote(person, 0);
        }

        int? Last(SandboxPerson person) =>
            Ballots.Where(ballot => ballot.By == person).Select(ballot => (int?)ballot.Choice).LastOrDefault();
    }

    private void Add(string name, Func<bool> possible, Action act) => deeds.Enqueue((name, possible, act));

    private void Raise(SandboxPerson by, bool withPhoto) => Add("raise", () => true, () =>
    {
        var words = $"/raise {Street.Title(Number)}\nIt concerns everybody.";
        _ = withPhoto ? street.World.SendPhoto(by.Id, street.Group, words) : street.World.Send(by.Id, street.Group, words);
    });

    private void Say(SandboxPerson by, string words) =>
        Add(words, () => true, () => street.World.Send(by.Id, street.Group, words));

    private void Speak(SandboxPerson by, string stance)
    {
        Speeches.Add($"{by.FirstName} on {Number}");
        Say(by, $"/say {Number} {stance} {by.FirstName} on {Number}");
    }

    private void Press(SandboxPerson by, string label, int? choice = null)
    {
        if (choice is { } ballot)
        {
            Ballots.Add((by, ballot));
        }

        Add(
            $"{by.FirstName} presses {label}",
            () => street.WithButton(Number, label) is not null,
            () => Presses.Add(street.World.PressAsync(by.Id, street.Group, street.WithButton(Number, label)!.Id, label)));
    }

    private void Vote(SandboxPerson by, int choice)
    {
        Ballots.Add((by, choice));
        Add(
            $"{by.FirstName} votes",
            () => street.LivePoll(Number) is not null,
            () => street.World.Vote(by.Id, street.LivePoll(Number)!.Poll!.Id, choice));
    }
}
