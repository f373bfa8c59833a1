using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Voting;

namespace MicroGov.Affairs;

/// <summary>The buttons that make sense now. Everybody sees them all; whoever may not press one is told so kindly.</summary>
internal static class CardButtons
{
    private const int LongestLabel = 40;

    public static IReadOnlyList<IReadOnlyList<Button>> For(Affair affair, Wording texts)
    {
        Button Of(string verb, string label) => new(texts[label], ButtonData.Of(affair.Id, verb));
        var more = Of(ButtonVerbs.More, "button.more");
        return affair.Stage switch
        {
            Stage.Raised => [[Of(ButtonVerbs.Second, "button.second"), Of(ButtonVerbs.Discuss, "button.discuss")], [more]],
            Stage.Discussing => [[Of(ButtonVerbs.OpenVote, "button.openvote"), more]],
            Stage.Voting => [.. Ballot(affair, texts), [more]],
            Stage.Assigning => [[Of(ButtonVerbs.Claim, "button.claim"), more]],
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
            return [[new Button(texts["button.paper"], ButtonData.Of(affair.Id, ButtonVerbs.Mark, vote.Round))]];
        }

        var buttons = vote.Choices.Select((choice, index) => new Button(
            Shorten.To(ChoiceNames.Of(vote, index, texts), LongestLabel),
            ButtonData.Of(affair.Id, ButtonVerbs.Vote, vote.Round, index))).ToList();
        var options = buttons.Where((_, index) => vote.Choices[index].Kind == ChoiceKind.Option).ToList();
        return [.. options.Select(button => new[] { button }), [.. buttons.Except(options)]];
    }

    private static List<IReadOnlyList<Button>> Judging(Affair affair, Func<string, string, Button> button)
    {
        var rows = new List<IReadOnlyList<Button>>();
        if (affair.NoticeUntil is null)
        {
            rows.Add([button(ButtonVerbs.Accept, "button.accept"), button(ButtonVerbs.Reject, "button.reject")]);
        }

        rows.Add([.. Enumerable.Range(1, 5).Select(score =>
            new Button(score.ToString(System.Globalization.CultureInfo.InvariantCulture), ButtonData.Of(affair.Id, ButtonVerbs.Rate, score)))]);
        rows.Add(affair.NoticeUntil is null
            ? [button(ButtonVerbs.More, "button.more")]
            : [button(ButtonVerbs.Close, "button.close"), button(ButtonVerbs.More, "button.more")]);
        return rows;
    }
}
