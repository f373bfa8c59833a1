using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;

namespace MicroGov.Tests.Core.Affairs;

public sealed partial class AffairLifecycleTests
{
    /// <summary>The life of an affair once more, apart from the table that decides: a move that is not here is refused.</summary>
    private static readonly Dictionary<(Stage From, Transition Move), Stage> Expected = new()
    {
        [(Stage.Raised, Transition.OpenDiscussion)] = Stage.Discussing,
        [(Stage.Raised, Transition.Expedite)] = Stage.Assigning,
        [(Stage.Raised, Transition.HandOver)] = Stage.Underway,
        [(Stage.Raised, Transition.Decline)] = Stage.Closed,
        [(Stage.Raised, Transition.Withdraw)] = Stage.Closed,
        [(Stage.Raised, Transition.Merge)] = Stage.Closed,
        [(Stage.Raised, Transition.Lapse)] = Stage.Closed,
        [(Stage.Discussing, Transition.OpenVote)] = Stage.Voting,
        [(Stage.Discussing, Transition.AgreeByConsent)] = Stage.Assigning,
        [(Stage.Discussing, Transition.Expedite)] = Stage.Assigning,
        [(Stage.Discussing, Transition.HandOver)] = Stage.Underway,
        [(Stage.Discussing, Transition.Decline)] = Stage.Closed,
        [(Stage.Discussing, Transition.Withdraw)] = Stage.Closed,
        [(Stage.Discussing, Transition.Merge)] = Stage.Closed,
        [(Stage.Voting, Transition.AskAgain)] = Stage.Discussing,
        [(Stage.Voting, Transition.Adopt)] = Stage.Assigning,
        [(Stage.Voting, Transition.Reject)] = Stage.Closed,
        [(Stage.Voting, Transition.Lapse)] = Stage.Closed,
        [(Stage.Voting, Transition.Withdraw)] = Stage.Closed,
        [(Stage.Assigning, Transition.AskAgain)] = Stage.Discussing,
        [(Stage.Assigning, Transition.TakeOn)] = Stage.Underway,
        [(Stage.Assigning, Transition.HandOver)] = Stage.Underway,
        [(Stage.Assigning, Transition.Withdraw)] = Stage.Closed,
        [(Stage.Underway, Transition.ReportDone)] = Stage.Reported,
        [(Stage.Underway, Transition.GiveBack)] = Stage.Assigning,
        [(Stage.Reported, Transition.Rework)] = Stage.Underway,
        [(Stage.Reported, Transition.Resolve)] = Stage.Closed,
        [(Stage.Closed, Transition.ReopenDebate)] = Stage.Discussing,
        [(Stage.Closed, Transition.ReopenWork)] = Stage.Assigning,
    };

    /// <summary>Stages that may follow one another.</summary>
    internal static IReadOnlySet<(Stage From, Stage To)> Steps { get; } =
        Expected.Select(row => (row.Key.From, row.Value)).ToHashSet();

    [Fact]
    public void Every_move_leads_where_the_table_says_or_is_refused()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var move in Enum.GetValues<Transition>())
            {
                var next = AffairLifecycle.Next(Willing(stage), move, Story.Start);
                if (Expected.TryGetValue((stage, move), out var to))
                {
                    Assert.True(next.Refusal is null && next.Value == to, $"{stage} --{move}--> {to}: {next.Refusal}");
                }
                else
                {
                    Assert.True(next.Refusal?.Reason == Reason.NotNow, $"{stage} --{move}--> should not be");
                    Assert.Equal(stage.ToString(), next.Refusal!.Details["stage"]);
                }
            }
        }
    }

    [Fact]
    public void A_guard_that_is_not_met_refuses_in_its_own_words()
    {
        Expect(Reason.SomebodyIsAgainst, Willing(Stage.Discussing) with { SpeechesAgainst = 1 }, Transition.AgreeByConsent);
        Expect(Reason.NotAcceptedYet, Willing(Stage.Reported) with { NoticeUntil = null }, Transition.Resolve);
        var objected = Willing(Stage.Reported) with { Objections = Willing(Stage.Reported).Objections.Add(Neighbours.Bo, "No") };
        Expect(Reason.ObjectionsOpen, objected, Transition.Resolve);
        Assert.Null(AffairLifecycle.Next(objected with { NoticeOver = true }, Transition.Resolve, Story.Start).Refusal);
        var adopted = Willing(Stage.Assigning) with { Vote = new Vote { ObjectUntil = Story.Start.AddDays(1) } };
        Expect(Reason.MayBeObjectedTo, adopted, Transition.TakeOn);
        Expect(Reason.MayBeObjectedTo, adopted, Transition.HandOver);
        Assert.Null(AffairLifecycle.Next(adopted, Transition.TakeOn, Story.Start.AddDays(1)).Refusal);
        Expect(Reason.TooLateToReopen, Willing(Stage.Closed) with { ReopenUntil = Story.Start }, Transition.ReopenDebate);
        Expect(Reason.TooLateToReopen, Willing(Stage.Closed) with { ReopenUntil = Story.Start }, Transition.ReopenWork);
        Expect(Reason.TooLateToReopen, Willing(Stage.Closed) with { ReopenUntil = null }, Transition.ReopenWork);
    }

    [Fact]
    public void The_diagram_draws_every_step_of_the_table()
    {
        var diagram = AffairLifecycle.ToMermaid();
        foreach (var ((from, move), to) in Expected)
        {
            Assert.Matches($@"(?m)^\s*{from} --> {to} : {move}\b", diagram);
        }

        Assert.Equal(Expected.Count, Arrow().Count(diagram));
    }

    [Fact]
    public void The_readme_shows_the_table_that_the_program_runs_on()
    {
        var readme = File.ReadAllText(ReadmePath()).ReplaceLineEndings("\n");

        var diagram = MermaidFence().Matches(readme)
            .Select(fence => fence.Groups["text"].Value)
            .FirstOrDefault(text => text.Contains("stateDiagram", StringComparison.Ordinal));

        var expected = AffairLifecycle.ToMermaid();
        Assert.True(diagram is not null, $"README.md has no state diagram. It should hold:\n```mermaid\n{expected}\n```");
        Assert.Equal(expected, diagram.Trim());
    }

    private static void Expect(Reason reason, Affair affair, Transition move) =>
        Assert.Equal(reason, AffairLifecycle.Next(affair, move, Story.Start).Refusal?.Reason);

    /// <summary>An affair that meets every guard.</summary>
    private static Affair Willing(Stage stage) =>
        new() { Stage = stage, NoticeUntil = Story.Start, ReopenUntil = Story.Start.AddDays(1) };

    private static string ReadmePath([CallerFilePath] string source = "")
    {
        for (var folder = Directory.GetParent(source); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MicroGov.sln")))
            {
                return Path.Combine(folder.FullName, "README.md");
            }
        }

        throw new FileNotFoundException($"No MicroGov.sln above {source}.");
    }

    [GeneratedRegex(@"(?ms)^```mermaid\n(?<text>.*?)^```", RegexOptions.ExplicitCapture)]
    private static partial Regex MermaidFence();

    /// <summary>From one stage to another; the diagram's own beginning is not a move.</summary>
    [GeneratedRegex(@"(?m)^\s*\w+ --> \w+")]
    private static partial Regex Arrow();
}
