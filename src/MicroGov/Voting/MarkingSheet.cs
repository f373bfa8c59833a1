using System.Globalization;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>One screen of a ballot paper that is marked step by step: what is marked so far, and what can be marked next.</summary>
internal static class MarkingSheet
{
    /// <summary>What the buttons send back: <c>p:AFFAIR:ROUND:MARKS:WORD</c>, a hexadecimal digit a mark.</summary>
    public const string Data = "p:";

    /// <summary>The word of a button: the next screen, handing it in, or abstaining.</summary>
    public const string Show = "s", Done = "d", Abstain = "a";

    private const int LongestLabel = 48;

    /// <summary>The screen of the next step.</summary>
    public static Answer.Tell Draw(CommandContext context, AffairRow row, Vote vote, string marked)
    {
        var texts = context.Texts;
        var rows = new List<IReadOnlyList<Button>>();
        var options = BallotPaper.Markable(vote);
        Button Go(string marks, string label) => Button(row, vote, marks, Show, label);
        string Name(int place) => ChoiceNames.Of(vote, place, texts);
        var isScore = vote.Rule.Method == VotingMethod.Score;
        if (isScore && marked.Length < options)
        {
            rows.Add([.. Enumerable.Range(0, MarkingRules.MostScore + 1).Select(score => Go(marked + Hex(score), score.ToString(CultureInfo.InvariantCulture)))]);
        }
        else if (!isScore)
        {
            var ranks = vote.Rule.Method is VotingMethod.InstantRunoff or VotingMethod.Schulze;
            foreach (var place in Enumerable.Range(0, options).Where(place => !ranks || !marked.Contains(Hex(place))))
            {
                var has = marked.Contains(Hex(place));
                // What a project costs stands in its words.
                var label = Shorten.To(Name(place), LongestLabel);
                rows.Add([Go(has ? marked.Replace(Hex(place).ToString(), "") : marked + Hex(place), has ? "✓ " + label : label)]);
            }
        }

        var last = new List<Button>();
        if (marked.Length > 0)
        {
            last.Add(Go(marked[..^1], texts["button.undo"]));
        }

        if (BallotPaper.IsValid(vote, MarkingOf(marked)) && (marked.Length > 0 || vote.Rule.Method == VotingMethod.Approval))
        {
            last.Add(Button(row, vote, marked, Done, texts["button.paper.done"]));
        }

        if (marked.Length == 0)
        {
            last.Add(Button(row, vote, "", Abstain, texts["button.abstain"]));
        }

        rows.Add(last);
        var asked = isScore && marked.Length < options ? Name(marked.Length) : "";
        var so = marked.Length == 0 ? "–"
            : isScore ? string.Join(" · ", marked.Select((digit, place) => $"{Name(place)} {Digit(digit)}"))
            : ChoiceNames.Of(vote, MarkingOf(marked), texts);
        var spent = marked.Sum(digit => vote.Rule.Method == VotingMethod.Budget ? vote.Choices[Digit(digit)].Cost ?? 0 : 0);
        return new Answer.Tell(texts.Say(
            "paper." + vote.Rule.Method,
            ("number", row.Number), ("title", row.Title), ("marked", so), ("option", asked),
            ("spent", Price.Write(spent)), ("ceiling", Price.Write(vote.Ceiling ?? 0))))
        {
            Buttons = rows,
            AffairId = row.Id,
            IsSecret = true,
        };
    }

    /// <summary>Marks that can still become a ballot.</summary>
    public static bool IsOnTheWay(Vote vote, string marked)
    {
        var (options, marks) = (BallotPaper.Markable(vote), MarkingOf(marked));
        return vote.Rule.Method == VotingMethod.Score
            ? marks.Count <= options && marks.Marks.All(score => score <= MarkingRules.MostScore)
            : MarkingRules.IsApproval(marks, options);
    }

    public static Button Button(AffairRow row, Vote vote, string marks, string word, string label) =>
        new(label, string.Create(CultureInfo.InvariantCulture, $"{Data}{row.Id}:{vote.Round}:{marks}:{word}"));

    /// <summary>What the digits of a button mark.</summary>
    public static Marking MarkingOf(string marked) => Marking.Of([.. marked.Select(Digit)]);

    private static char Hex(int mark) => "0123456789abcdef"[mark];

    private static int Digit(char hex) => Convert.ToInt32(hex.ToString(), 16);
}
