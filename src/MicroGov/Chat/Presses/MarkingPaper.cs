using System.Globalization;
using MicroGov.Chat.Cards;
using MicroGov.Chat.Residents;
using MicroGov.Chat.Texts;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Counting;
using MicroGov.Delivery;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Presses;

/// <summary>
/// A ballot paper that is marked step by step in a private chat: in order, by score, or by choosing several. What is marked so
/// far stands in the buttons themselves, so that nothing has to be remembered, and is looked at as if it came from an enemy.
/// </summary>
internal static class MarkingPaper
{
    /// <summary>What the buttons send back: <c>p:AFFAIR:ROUND:MARKS:WORD</c>, a hexadecimal digit a mark.</summary>
    public const string Data = "p:";

    private const string Show = "s", Done = "d", Abstain = "a";

    private const int LongestLabel = 48;

    /// <summary>The empty paper; in the group only on the way to the private chat.</summary>
    public static async Task<Answer> OpenAsync(Turn turn, AffairRow row, int round)
    {
        if (turn.Session.StateOf(row) is not { Stage: Stage.Voting, Vote: { Result: null } vote } || vote.Round != round)
        {
            return new Answer.Refuse(new Refusal(Reason.VoteIsOver).With("number", row.Number));
        }

        if (!turn.Person.CanBeWrittenTo && !turn.IsPrivate)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        if (vote.Rule.Basis == VoterBasis.Household && (await Voice.OfAsync(turn.Session, turn.Session.StateOf(row), vote, turn.Me)).NoVote is { } no)
        {
            return new Answer.Refuse(new Refusal(no).With("number", row.Number));
        }

        var paper = Draw(turn, row, vote, "");
        if (turn.IsPrivate)
        {
            return paper;
        }

        turn.Session.Owe(turn.Person.TelegramId, new WriteTo(turn.Person.TelegramId, paper.Text.Value) { Buttons = paper.Buttons, AffairId = row.Id });
        return new Answer.Done(turn.Texts.Say("done.paper.sent", ("number", row.Number)));
    }

    /// <summary>The vote whose paper a button belongs to; zeros of any other button.</summary>
    public static (long AffairId, int Round) VoteOf(string data) => data.Split(':') is ["p", var id, var at, _, _]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var affairId)
        && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            ? (affairId, round)
            : default;

    /// <summary>A button on the paper.</summary>
    public static async Task<Answer> PressAsync(Turn turn, string data)
    {
        var (affairId, round) = VoteOf(data);
        if (affairId == 0 || data.Split(':') is not [_, _, _, var marked, var word]
            || marked.Length > Marking.MostMarks || !marked.All(char.IsAsciiHexDigitLower)
            || await turn.Session.AffairAsync(affairId) is not { } row)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        if (!await Press.MayReachAsync(turn, row))
        {
            return turn.Refuse(Reason.Outsider);
        }

        if (turn.Session.StateOf(row) is not { Stage: Stage.Voting, Vote: { Result: null } vote } || vote.Round != round || !vote.Rule.IsMarkedInPrivate)
        {
            return new Answer.Refuse(new Refusal(Reason.VoteIsOver).With("number", row.Number));
        }

        return word switch
        {
            Show when IsOnTheWay(vote, marked) => Draw(turn, row, vote, marked) with { InPlace = true },
            Done => await CastAsync(turn, row, vote, Marking.Of([.. marked.Select(Digit)])),
            Abstain => await CastAsync(turn, row, vote, vote.Choices.Length - 1),
            _ => turn.Refuse(Reason.ButtonIsOld),
        };
    }

    private static async Task<Answer> CastAsync(Turn turn, AffairRow row, Vote vote, Marking marking)
    {
        var answer = await turn.ActAsync(row, new CastBallot(turn.Me, vote.Round, marking), _ => new Html(""));
        return answer is not Answer.Done ? answer : await CastPress.AnswerAsync(turn, row, vote.Round) switch
        {
            Answer.Done done => new Answer.Tell(new($"{done.Text}\n{turn.Texts.Say("paper.again").Value}"))
            {
                InPlace = true,
                AffairId = row.Id,
                Buttons = vote.Rule.MayChange ? [[Of(row, vote, "", Show, turn.Texts["button.paper.again"])]] : [],
            },
            var other => other,
        };
    }

    private static Answer.Tell Draw(Turn turn, AffairRow row, Vote vote, string marked)
    {
        var texts = turn.Texts;
        var rows = new List<IReadOnlyList<Button>>();
        var options = Paper.Markable(vote);
        Button Go(string marks, string label) => Of(row, vote, marks, Show, label);
        string Name(int place) => TallyText.NameOf(vote, place, texts);
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

        if (Paper.IsValid(vote, Marking.Of([.. marked.Select(Digit)])) && (marked.Length > 0 || vote.Rule.Method == VotingMethod.Approval))
        {
            last.Add(Of(row, vote, marked, Done, texts["button.paper.done"]));
        }

        if (marked.Length == 0)
        {
            last.Add(Of(row, vote, "", Abstain, texts["button.abstain"]));
        }

        rows.Add(last);
        var asked = isScore && marked.Length < options ? Name(marked.Length) : "";
        var so = marked.Length == 0 ? "–"
            : isScore ? string.Join(" · ", marked.Select((digit, place) => $"{Name(place)} {Digit(digit)}"))
            : TallyText.NameOf(vote, Marking.Of([.. marked.Select(Digit)]), texts);
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
    private static bool IsOnTheWay(Vote vote, string marked)
    {
        var (options, marks) = (Paper.Markable(vote), Marking.Of([.. marked.Select(Digit)]));
        return vote.Rule.Method == VotingMethod.Score
            ? marks.Count <= options && marks.Marks.All(score => score <= MarkingRules.MostScore)
            : MarkingRules.IsApproval(marks, options);
    }

    private static Button Of(AffairRow row, Vote vote, string marks, string word, string label) =>
        new(label, string.Create(CultureInfo.InvariantCulture, $"{Data}{row.Id}:{vote.Round}:{marks}:{word}"));

    private static char Hex(int mark) => "0123456789abcdef"[mark];

    private static int Digit(char hex) => Convert.ToInt32(hex.ToString(), 16);
}
