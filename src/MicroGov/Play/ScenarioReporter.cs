using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Play;

/// <summary>Follows the group between two steps and tells the transcript what is new.</summary>
internal sealed class ScenarioReporter(ScenarioHost host, Transcript transcript, Wording texts)
{
    private readonly Dictionary<(long Id, bool Ephemeral), string> shown = [];
    private DateTimeOffset lastTime;

    public async Task ShowAsync(Step step, ScenarioPeople cast)
    {
        if (host.Clock.Now - lastTime >= TimeSpan.FromMinutes(30))
        {
            lastTime = host.Clock.Now;
            transcript.Time(lastTime);
        }

        if (step.Presses is { } button)
        {
            transcript.Aside(
                $"{cast[step.Who].FirstName} ⟦{(char.IsAsciiLetterLower(button[0]) ? texts["button." + button] : button)}⟧");
        }
        else if (step.Votes is { } choice)
        {
            transcript.Aside($"{cast[step.Who].FirstName} 🗳 {choice}");
        }

        foreach (var (message, before) in NewIn(cast))
        {
            transcript.Message(message, before, message.ReceiverId is { } only ? NameOf(cast, only) : null);
        }

        var player = new ScenarioPlayer(host.World, cast, host.Services.GetRequiredService<Database>(), texts, texts.Language);
        transcript.Stage(await player.AffairAsync(CancellationToken.None));
    }

    /// <summary>New messages first, then those that were edited, with what they said before.</summary>
    private IEnumerable<(SandboxMessage Message, string? Before)> NewIn(ScenarioPeople cast)
    {
        var fresh = new List<(SandboxMessage Message, string? Before)>();
        foreach (var message in cast.Everybody.SelectMany(person => host.World.Messages(cast.Group, person.Id)).DistinctBy(Key))
        {
            var looks = string.Join('\n', Transcript.LinesOf(message));
            if (shown.GetValueOrDefault(Key(message)) is var before && before != looks)
            {
                shown[Key(message)] = looks;
                fresh.Add((message, before));
            }
        }

        return fresh.OrderBy(one => one.Before is not null);
    }

    private static (long Id, bool Ephemeral) Key(SandboxMessage message) => (message.Id, message.Ephemeral);

    private static string NameOf(ScenarioPeople cast, long id) => cast.Everybody.First(person => person.Id == id).FirstName;
}
