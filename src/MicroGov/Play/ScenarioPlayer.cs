using System.Globalization;
using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Play;

/// <summary>Plays a scenario's steps as its people, through the wire, and checks what it expects.</summary>
public sealed class ScenarioPlayer(SandboxWorld world, ScenarioPeople cast, Database database, Wording texts, string language)
{
    /// <summary>Does one step. What follows from it has not yet happened when this returns.</summary>
    /// <exception cref="PlayException">The step cannot be done, or what it expects is not so.</exception>
    public async Task DoAsync(Step step, CancellationToken ct)
    {
        if (step.Expect is { } stage)
        {
            await ExpectAsync(stage, ct);
        }
        else if (step.Presses is { } button)
        {
            await PressAsync(cast[step.Who], button, ct);
        }
        else if (step.Votes is { } choice)
        {
            await VoteAsync(cast[step.Who], choice, ct);
        }
        else if (step.Says is { } words)
        {
            Say(cast[step.Who], words.In(language), step.Photo, step.To is { } to ? Target(to) : null);
        }
    }

    /// <summary>The affair as the service stores it; null before it was raised.</summary>
    public async Task<Affair?> AffairAsync(CancellationToken ct)
    {
        await using var db = await database.OpenAsync(ct);
        var state = await (from affair in db.Affairs
                           join home in db.Groups on affair.GroupId equals home.Id
                           where home.ChatId == cast.Group
                           orderby affair.Number
                           select affair.State).FirstOrDefaultAsync(ct);
        return state is null ? null : JsonSerializer.Deserialize<Affair>(state, JournalJson.Options);
    }

    private async Task ExpectAsync(string stage, CancellationToken ct)
    {
        var affair = await AffairAsync(ct);
        if (affair?.Stage.ToString() != stage)
        {
            throw new PlayException($"Expected the affair to be {stage}, but it is {affair?.Stage.ToString() ?? "not there"}.");
        }
    }

    private void Say(SandboxPerson person, string words, bool photo, long? replyTo)
    {
        if (photo)
        {
            world.SendPhoto(person.Id, cast.Group, words, replyTo);
        }
        else
        {
            world.Send(person.Id, cast.Group, words, replyTo);
        }
    }

    private long Target(string to) => Newest(message => to == "card"
        ? message.Buttons.Count > 0 && message.Poll is null
        : message.Buttons.Count == 0 && message.Poll is null).Id;

    private async Task PressAsync(SandboxPerson person, string button, CancellationToken ct)
    {
        var label = button.Length > 1 && char.IsAsciiLetterLower(button[0]) ? texts["button." + button] : button;
        var on = Newest(
            message => message.Buttons.Any(row => row.Any(one => one.Text == label))
                && (!message.Ephemeral || message.ReceiverId == person.Id),
            person.Id);
        await world.PressAsync(person.Id, cast.Group, on.Id, label, ct);
    }

    private async Task VoteAsync(SandboxPerson person, string choice, CancellationToken ct)
    {
        var poll = Newest(message => message.Poll is { Closed: false });
        if (person == cast["stranger"])
        {
            // A stranger sees the poll only because somebody forwarded it.
            world.Forward(cast["sun"].Id, cast.Group, poll.Id, person.Id);
        }

        var affair = await AffairAsync(ct) ?? throw new PlayException("There is nothing to vote on.");
        world.Vote(person.Id, poll.Poll!.Id, choice == "nothing" ? [] : [IndexOf(affair.Vote!, choice)]);
    }

    private static int IndexOf(Vote vote, string choice) =>
        int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : Enumerable.Range(0, vote.Choices.Length).First(index =>
                vote.Choices[index].Kind.ToString().Equals(choice, StringComparison.OrdinalIgnoreCase));

    private SandboxMessage Newest(Func<SandboxMessage, bool> wanted, long? seenBy = null) =>
        world.Messages(cast.Group, seenBy).LastOrDefault(message => message.FromBot && wanted(message))
        ?? throw new PlayException("The bot has posted nothing of the kind yet.");
}
