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

/// <summary>One screen of a ballot paper that is marked step by step: what is marked so far, and what can be next.</summary>
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
        var isScored = vote.Form == BallotForm.Scores && marked.Length < BallotPaper.Markable(vote);
        var spent = vote.Rule.Method == VotingMethod.Budget ? marked.Sum(digit => vote.Choices[Digit(digit)].Cost ?? 0) : 0;
        return new Answer.Tell(texts.Say(
            "paper." + vote.Rule.Method,
            ("number", row.Number), ("title", row.Title),
            ("marked", marked.Length == 0 ? "–" : ChoiceNames.Of(vote, MarkingOf(marked), texts)),
            ("option", isScored ? ChoiceNames.Of(vote, marked.Length, texts) : ""),
            ("spent", Price.Write(spent)), ("ceiling", Price.Write(vote.Ceiling ?? 0))))
        {
            Buttons = isScored ? [Scores(row, vote, marked), Last(row, vote, marked, texts)]
                : vote.Form == BallotForm.Scores ? [Last(row, vote, marked, texts)]
                : [.. Choices(row, vote, marked, texts), Last(row, vote, marked, texts)],
            AffairId = row.Id,
            IsSecret = true,
            Tells = SecretRounds.Of(row, vote),
        };
    }

    /// <summary>The scores that the next choice can get.</summary>
    private static IReadOnlyList<Button> Scores(AffairRow row, Vote vote, string marked) =>
    [
        .. Enumerable.Range(0, MarkingRules.MostScore + 1).Select(score => Button(
            row, vote, marked + Hex(score), Show, score.ToString(CultureInfo.InvariantCulture))),
    ];

    /// <summary>A row for each choice that can be marked. What is marked is unmarked again; of an order, only undone.</summary>
    private static IEnumerable<IReadOnlyList<Button>> Choices(AffairRow row, Vote vote, string marked, Wording texts)
    {
        foreach (var place in Enumerable.Range(0, BallotPaper.Markable(vote)))
        {
            // What a project costs stands in its words.
            var label = Shorten.To(ChoiceNames.Of(vote, place, texts), LongestLabel);
            if (!marked.Contains(Hex(place)))
            {
                yield return [Button(row, vote, marked + Hex(place), Show, label)];
            }
            else if (vote.Form != BallotForm.Ranking)
            {
                yield return [Button(row, vote, marked.Replace(Hex(place).ToString(), ""), Show, "✓ " + label)];
            }
        }
    }

    /// <summary>One step back, or the end.</summary>
    private static IReadOnlyList<Button> Last(AffairRow row, Vote vote, string marked, Wording texts)
    {
        var last = new List<Button>();
        if (marked.Length > 0)
        {
            last.Add(Button(row, vote, marked[..^1], Show, texts["button.undo"]));
        }

        if (BallotPaper.IsValid(vote, MarkingOf(marked)) && (marked.Length > 0 || vote.Rule.Method == VotingMethod.Approval))
        {
            last.Add(Button(row, vote, marked, Done, texts["button.paper.done"]));
        }

        if (marked.Length == 0)
        {
            last.Add(Button(row, vote, "", Abstain, texts["button.abstain"]));
        }

        return last;
    }

    /// <summary>Marks that can still become a ballot.</summary>
    public static bool IsOnTheWay(Vote vote, string marked)
    {
        var (options, marks) = (BallotPaper.Markable(vote), MarkingOf(marked));
        return vote.Form == BallotForm.Scores
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
