using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;

namespace MicroGov.Deliberation;

/// <summary>What a card says of seconds, speeches and options.</summary>
internal static class DeliberationCardLines
{
    public static IReadOnlyList<CardLine> All { get; } =
    [
        CardLine.Of(CardPlace.Ask, Ask),
        CardLine.Of(CardPlace.Counts, Counts),
        CardLine.Of(CardPlace.Options, Options),
    ];

    private static string Ask(CardContext card) => card.Affair.Stage switch
    {
        Stage.Raised => card.Line("card.ask.raised", ("until", card.When(card.Affair.StageEnds))),
        Stage.Discussing => card.Line("card.ask.discussing", ("until", card.When(card.Affair.StageEnds))),
        _ => "",
    };

    private static string Counts(CardContext card) => card.Affair switch
    {
        { Stage: Stage.Raised } affair => card.Line(
            "card.seconds", ("have", affair.Seconders.Count), ("need", card.Terms.SecondsNeeded)),
        { Stage: Stage.Discussing } affair when card.Advice is null => card.Line(
            "card.speeches", ("for", affair.SpeechesFor), ("against", affair.SpeechesAgainst), ("other", affair.SpeechesNeutral)),
        _ => "",
    };

    private static string Options(CardContext card) => card.Affair.Options.IsEmpty || card.Affair.Stage > Stage.Voting
        ? ""
        : string.Join('\n', card.Affair.Options.Select((option, index) =>
            card.Line("card.option", ("n", index + 1), ("text", option))));
}
