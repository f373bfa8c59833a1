using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;

namespace MicroGov.Voting;

/// <summary>What a card says of a vote: that it is asked, how it stands, and how it ended.</summary>
internal static class VotingCardLines
{
    public static IReadOnlyList<CardLine> All { get; } =
    [
        CardLine.Of(CardPlace.Ask, card => card.Affair is { Stage: Stage.Voting, Vote: { } vote }
            ? card.Line(AskFor(vote), ("until", card.When(vote.Until)))
            : ""),
        new(CardPlace.Counts, CountsAsync),
    ];

    private static async ValueTask<string> CountsAsync(CardContext card) => card.Affair switch
    {
        { Stage: Stage.Discussing, Vote: { } vote } when card.Advice is { } earlier =>
            $"{card.Line("card.advisory")}\n{TallyText.Write(vote, earlier, card.Texts).Value}",
        { Stage: Stage.Voting, Vote: { } vote } => HowItStands(
            card, vote, await card.Ballots.ProfileAsync(card.Affair.Id, vote)),
        { Stage: Stage.Closed, Vote: { Result: { } result } vote } => TallyText.Write(vote, result.Tally, card.Texts).Value,
        _ => "",
    };

    private static string AskFor(Vote vote) =>
        vote.IsMarkedInPrivate ? "card.ask.paper"
        : vote.Rule.Method == VotingMethod.Consent ? "card.ask.consent"
        : vote.Rule.IsPoll ? "card.ask.voting"
        : "card.ask.buttons";

    private static string HowItStands(CardContext card, Vote vote, Core.Voting.Ballots.BallotProfile given)
    {
        var missing = new MissingText(vote, given, card.Units, card.Texts).Write();
        var tally = TallyText.Write(vote, given.TallyOf(vote), card.Texts).Value;
        var secrecy = vote.Rule.IsHidden ? "\n" + card.Line("card.secrecy." + vote.Rule.Secrecy) : "";
        return tally + (missing.Length == 0 ? "" : "\n" + missing) + secrecy;
    }
}
