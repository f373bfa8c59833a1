using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;

namespace MicroGov.Tests.Core.Affairs;

public sealed partial class AffairLifecycleTests
{
    /// <summary>The life of an affair once more, as DESIGN.md's table tells it: every move that is not here is refused.</summary>
    private static readonly Dictionary<(Stage From, Move Move), Stage> Expected = new()
    {
        [(Stage.Raised, Move.OpenDiscussion)] = Stage.Discussing,
        [(Stage.Raised, Move.Expedite)] = Stage.Assigning,
        [(Stage.Raised, Move.HandOver)] = Stage.Underway,
        [(Stage.Raised, Move.Decline)] = Stage.Closed,
        [(Stage.Raised, Move.Withdraw)] = Stage.Closed,
        [(Stage.Raised, Move.Merge)] = Stage.Closed,
        [(Stage.Raised, Move.Lapse)] = Stage.Closed,
        [(Stage.Discussing, Move.OpenVote)] = Stage.Voting,
        [(Stage.Discussing, Move.AgreeByConsent)] = Stage.Assigning,
        [(Stage.Discussing, Move.Expedite)] = Stage.Assigning,
        [(Stage.Discussing, Move.HandOver)] = Stage.Underway,
        [(Stage.Discussing, Move.Decline)] = Stage.Closed,
        [(Stage.Discussing, Move.Withdraw)] = Stage.Closed,
        [(Stage.Discussing, Move.Merge)] = Stage.Closed,
        [(Stage.Voting, Move.AskAgain)] = Stage.Discussing,
        [(Stage.Voting, Move.Adopt)] = Stage.Assigning,
        [(Stage.Voting, Move.Reject)] = Stage.Closed,
        [(Stage.Voting, Move.Lapse)] = Stage.Closed,
        [(Stage.Voting, Move.Withdraw)] = Stage.Closed,
        [(Stage.Assigning, Move.AskAgain)] = Stage.Discussing,
        [(Stage.Assigning, Move.TakeOn)] = Stage.Underway,
        [(Stage.Assigning, Move.HandOver)] = Stage.Underway,
        [(Stage.Assigning, Move.Withdraw)] = Stage.Closed,
        [(Stage.Underway, Move.ReportDone)] = Stage.Reported,
        [(Stage.Underway, Move.GiveBack)] = Stage.Assigning,
        [(Stage.Reported, Move.Rework)] = Stage.Underway,
        [(Stage.Reported, Move.Resolve)] = Stage.Closed,
        [(Stage.Closed, Move.ReopenDebate)] = Stage.Discussing,
        [(Stage.Closed, Move.ReopenWork)] = Stage.Assigning,
    };

    /// <summary>Stages that may follow one another.</summary>
    internal static IReadOnlySet<(Stage From, Stage To)> Steps { get; } =
        Expected.Select(row => (row.Key.From, row.Value)).ToHashSet();

    [Fact]
    public void Every_move_leads_where_the_table_says_or_is_refused()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var move in Enum.GetValues<Move>())
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
        Expect(Reason.SomebodyIsAgainst, Willing(Stage.Discussing) with { SpeechesAgainst = 1 }, Move.AgreeByConsent);
        Expect(Reason.NotAcceptedYet, Willing(Stage.Reported) with { NoticeUntil = null }, Move.Resolve);
        var objected = Willing(Stage.Reported) with { Objections = Willing(Stage.Reported).Objections.Add(Neighbours.Bo, "No") };
        Expect(Reason.ObjectionsOpen, objected, Move.Resolve);
        Assert.Null(AffairLifecycle.Next(objected with { NoticeOver = true }, Move.Resolve, Story.Start).Refusal);
        var adopted = Willing(Stage.Assigning) with { Vote = new Vote { ObjectUntil = Story.Start.AddDays(1) } };
        Expect(Reason.MayBeObjectedTo, adopted, Move.TakeOn);
        Expect(Reason.MayBeObjectedTo, adopted, Move.HandOver);
        Assert.Null(AffairLifecycle.Next(adopted, Move.TakeOn, Story.Start.AddDays(1)).Refusal);
        Expect(Reason.TooLateToReopen, Willing(Stage.Closed) with { ReopenUntil = Story.Start }, Move.ReopenDebate);
        Expect(Reason.TooLateToReopen, Willing(Stage.Closed) with { ReopenUntil = Story.Start }, Move.ReopenWork);
        Expect(Reason.TooLateToReopen, Willing(Stage.Closed) with { ReopenUntil = null }, Move.ReopenWork);
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

    private static void Expect(Reason reason, Affair affair, Move move) =>
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
