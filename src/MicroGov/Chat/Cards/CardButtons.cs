using MicroGov.Chat.Texts;
using MicroGov.Chat.Presses;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Delivery;

namespace MicroGov.Chat.Cards;

/// <summary>The buttons that make sense now. Everybody sees them all; whoever may not press one is told so kindly.</summary>
internal static class CardButtons
{
    private const int LongestLabel = 40;

    public static IReadOnlyList<IReadOnlyList<Button>> For(Affair affair, Wording texts)
    {
        Button Of(string verb, string label) => new(texts[label], PressData.Of(affair.Id, verb));
        var more = Of(Verbs.More, "button.more");
        return affair.Stage switch
        {
            Stage.Raised => [[Of(Verbs.Second, "button.second"), Of(Verbs.Discuss, "button.discuss")], [more]],
            Stage.Discussing => [[Of(Verbs.OpenVote, "button.openvote"), more]],
            Stage.Voting => [.. Ballot(affair, texts), [more]],
            Stage.Assigning => [[Of(Verbs.Claim, "button.claim"), more]],
            Stage.Underway => [[more]],
            Stage.Reported => Judging(affair, Of),
            _ => [],
        };
    }

    /// <summary>One button a choice: three to a row for the plain question, one to a row for options.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Ballot(Affair affair, Wording texts)
    {
        if (affair.Vote is not { Result: null } vote)
        {
            return [];
        }

        if (vote.Rule.IsMarkedInPrivate)
        {
            return [[new Button(texts["button.paper"], PressData.Of(affair.Id, Verbs.Mark, vote.Round))]];
        }

        var buttons = vote.Choices.Select((choice, index) => new Button(
            Shorten.To(TallyText.NameOf(vote, index, texts), LongestLabel),
            PressData.Of(affair.Id, Verbs.Vote, vote.Round, index))).ToList();
        var options = buttons.Where((_, index) => vote.Choices[index].Kind == ChoiceKind.Option).ToList();
        return [.. options.Select(button => new[] { button }), [.. buttons.Except(options)]];
    }

    private static List<IReadOnlyList<Button>> Judging(Affair affair, Func<string, string, Button> button)
    {
        var rows = new List<IReadOnlyList<Button>>();
        if (affair.NoticeUntil is null)
        {
            rows.Add([button(Verbs.Accept, "button.accept"), button(Verbs.Reject, "button.reject")]);
        }

        rows.Add([.. Enumerable.Range(1, 5).Select(score =>
            new Button(score.ToString(System.Globalization.CultureInfo.InvariantCulture), PressData.Of(affair.Id, Verbs.Rate, score)))]);
        rows.Add(affair.NoticeUntil is null
            ? [button(Verbs.More, "button.more")]
            : [button(Verbs.Close, "button.close"), button(Verbs.More, "button.more")]);
        return rows;
    }
}
