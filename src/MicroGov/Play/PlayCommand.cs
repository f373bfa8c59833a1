using MicroGov.Presentation;
using Spectre.Console;

namespace MicroGov.Play;

/// <summary>The verb <c>play</c>.</summary>
public static class PlayCommand
{
    private const int Good = 0, Problem = 1, Misused = 2;

    /// <summary>Plays one scenario, or the first; 0 when it ended as it says.</summary>
    public static async Task<int> RunAsync(string? name, string language, bool list, CancellationToken ct)
    {
        var scenarios = Scenario.All();
        if (list)
        {
            foreach (var one in scenarios)
            {
                Console.WriteLine($"{one.Name}  {one.Shows.In(language)}");
            }

            return Good;
        }

        var scenario = name is null ? scenarios[0] : scenarios.FirstOrDefault(one => one.Name == name);
        if (scenario is null)
        {
            Console.Error.WriteLine(
                $"There is no scenario \"{name}\"; there are: {string.Join(", ", scenarios.Select(one => one.Name))}.");
            return Misused;
        }

        try
        {
            await PlayAsync(scenario, language, ct);
            return Good;
        }
        catch (PlayException trouble)
        {
            Console.Error.WriteLine($"{scenario.Name}: {trouble.Message}");
            return Problem;
        }
    }

    private static async Task PlayAsync(Scenario scenario, string language, CancellationToken ct)
    {
        var texts = Wording.In(language);
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            // A pipe has no width; nothing is folded.
            console.Profile.Width = 500;
        }

        await using var host = await ScenarioHost.OpenAsync(new Dictionary<string, string?>(), ct);
        var transcript = new Transcript(console, texts);
        var reporter = new ScenarioReporter(host, transcript, texts);
        console.MarkupLineInterpolated($"[bold]{scenario.Name}[/]: {scenario.Shows.In(language)}");
        await host.PlayAsync(scenario, language, reporter.ShowAsync, ct);
    }
}
