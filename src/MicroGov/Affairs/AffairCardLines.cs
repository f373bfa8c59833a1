using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Affairs;

/// <summary>What a card says of the affair itself, whatever its stage.</summary>
internal static class AffairCardLines
{
    private const int LengthOfHead = 8;

    public static IReadOnlyList<CardLine> All { get; } =
    [
        CardLine.Of(CardPlace.Heading, Heading),
        CardLine.Of(CardPlace.Excerpt, Excerpt),
        CardLine.Of(CardPlace.Ask, Ending),
        CardLine.Of(CardPlace.Journal, Journal),
    ];

    private static string Heading(CardContext card) => card.Affair.UnitId is { } unit && card.Units?.Has(unit) == true
        ? $"{Title(card)}\n{card.Line("card.unit", ("unit", card.Units.PathOf(unit).ToString()))}"
        : Title(card);

    private static string Title(CardContext card) => card.Line(
        "card.heading",
        ("title", card.Affair.Title),
        ("urgent", card.Affair.Urgent ? card.Texts.Say("card.urgent") : new Html("")),
        ("bar", StageBar.Draw(card.Affair, card.Texts)),
        ("raiser", card.Name(card.Affair.RaisedBy)));

    private static string Excerpt(CardContext card) => card.Affair.Description.Length == 0
        ? ""
        : $"<blockquote>{Html.Of(Shorten.Lines(card.Affair.Description, CardContext.LongestExcerpt))}</blockquote>";

    private static string Ending(CardContext card) => card.Affair is { Stage: Stage.Closed } affair
        ? card.Line(
            "card.ask.closed." + affair.Outcome,
            ("note", Shorten.Lines(affair.ClosingNote, CardContext.LongestExcerpt)), ("until", card.When(affair.ReopenUntil)))
        : "";

    private static string Journal(CardContext card) => card.Line(
        "card.journal", ("head", card.JournalHead[..Math.Min(LengthOfHead, card.JournalHead.Length)]));
}
