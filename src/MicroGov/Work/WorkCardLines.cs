using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Work;

/// <summary>What a card says of who does it, what was reported, and how it is judged.</summary>
internal static class WorkCardLines
{
    public static IReadOnlyList<CardLine> All { get; } =
    [
        CardLine.Of(CardPlace.Ask, Ask),
        CardLine.Of(CardPlace.Counts, Judgement),
        CardLine.Of(CardPlace.Evidence, Evidence),
    ];

    private static string Ask(CardContext card)
    {
        var affair = card.Affair;
        return affair.Stage switch
        {
            Stage.Assigning when affair.Offer is { } offer => card.Line("card.ask.offered", ("name", card.Name(offer.To))),
            Stage.Assigning => card.Line("card.ask.assigning"),
            Stage.Underway when affair.Work is { Body: { } body } => card.Line(
                "card.ask.body", ("body", body), ("until", card.When(affair.Work.Due))),
            Stage.Underway => card.Line(
                affair.Work!.Overdue ? "card.ask.overdue" : "card.ask.underway",
                ("name", card.Name(affair.Work.Doer!.Value)),
                ("until", card.When(affair.Work.Due))),
            Stage.Reported when affair.NoticeOver => card.Line("card.ask.weigh"),
            Stage.Reported when affair.AcceptedBy is { } by => card.Line(
                "card.ask.notice", ("name", card.Name(by)), ("until", card.When(affair.NoticeUntil))),
            Stage.Reported when affair.NoticeUntil is not null => card.Line(
                "card.ask.unjudged", ("until", card.When(affair.NoticeUntil))),
            Stage.Reported => card.Line("card.ask.reported", ("until", card.When(affair.AcceptUntil))),
            _ => "",
        };
    }

    private static string Judgement(CardContext card)
    {
        var affair = card.Affair;
        return affair.Stage != Stage.Reported || (affair.Ratings.IsEmpty && affair.Objections.IsEmpty) ? "" : card.Line(
            "card.judgement",
            ("stars", affair.Ratings.IsEmpty ? "–" : affair.Ratings.Values.Average().ToString("0.0", card.Texts.Culture)),
            ("raters", affair.Ratings.Count),
            ("objections", affair.Objections.Count));
    }

    private static string Evidence(CardContext card) =>
        card.Affair is { Work: { LastWords: { Length: > 0 } words }, Stage: Stage.Underway or Stage.Reported }
            ? $"<blockquote>{Html.Of(Shorten.Lines(words, CardContext.LongestExcerpt))}</blockquote>"
            : "";
}
