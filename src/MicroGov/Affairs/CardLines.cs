using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;
using MicroGov.Voting;

namespace MicroGov.Affairs;

/// <summary>The words of a card, from most to least needed, so that what does not fit is left out from the end.</summary>
internal sealed class CardLines(
    Affair affair, CommunityTerms terms, Wording texts, Dictionary<long, string> names, BallotProfile? ballots, string journalHead, UnitTree? units)
{
    private const int LongestExcerpt = 280;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone);

    /// <summary>All lines that fit into <paramref name="limit"/> characters, in reading order.</summary>
    public string Fit(int limit)
    {
        var blocks = new[] { Heading(), Excerpt(), Ask(), Counts(), Options(), Evidence(), Journal() };
        // Needed first: what it is, what is asked, how it stands; then the rest as far as there is room.
        int[] byNeed = [0, 2, 3, 4, 5, 1, 6];
        var kept = new bool[blocks.Length];
        var length = 0;
        foreach (var index in byNeed)
        {
            var size = new Html(blocks[index]).Visible.Length;
            if (size > 0 && length + size + 1 <= limit)
            {
                kept[index] = true;
                length += size + 1;
            }
        }

        return string.Join('\n', blocks.Where((_, index) => kept[index]));
    }

    private string Heading() => affair.UnitId is { } unit && units?.Has(unit) == true
        ? $"{Title()}\n{Line("card.unit", ("unit", units.PathOf(unit).ToString()))}"
        : Title();

    private string Title() => texts.Say(
        "card.heading",
        ("number", affair.Number),
        ("title", affair.Title),
        ("urgent", affair.Urgent ? texts.Say("card.urgent") : new Html("")),
        ("bar", StageBar.Draw(affair, texts)),
        ("raiser", Name(affair.RaisedBy))).Value;

    private string Excerpt() => affair.Description.Length == 0
        ? ""
        : $"<blockquote>{Html.Of(Shorten.Lines(affair.Description, LongestExcerpt))}</blockquote>";

    private string Ask() => affair.Stage switch
    {
        Stage.Raised => Line("card.ask.raised", ("until", When(affair.StageEnds))),
        Stage.Discussing => Line("card.ask.discussing", ("until", When(affair.StageEnds))),
        Stage.Voting => Line(AskToVote(affair.Vote!), ("until", When(affair.Vote!.Until))),
        Stage.Assigning when affair.Offer is { } offer => Line("card.ask.offered", ("name", Name(offer.To))),
        Stage.Assigning => Line("card.ask.assigning"),
        Stage.Underway when affair.Work is { Body: { } body } => Line("card.ask.body", ("body", body), ("until", When(affair.Work.Due))),
        Stage.Underway => Line(
            affair.Work!.Overdue ? "card.ask.overdue" : "card.ask.underway",
            ("name", Name(affair.Work.Doer!.Value)),
            ("until", When(affair.Work.Due))),
        Stage.Reported when affair.NoticeOver => Line("card.ask.weigh"),
        Stage.Reported when affair.AcceptedBy is { } by => Line("card.ask.notice", ("name", Name(by)), ("until", When(affair.NoticeUntil))),
        Stage.Reported when affair.NoticeUntil is not null => Line("card.ask.unjudged", ("until", When(affair.NoticeUntil))),
        Stage.Reported => Line("card.ask.reported", ("until", When(affair.AcceptUntil))),
        _ => Line("card.ask.closed." + affair.Outcome, ("note", Shorten.Lines(affair.ClosingNote, LongestExcerpt)), ("until", When(affair.ReopenUntil))),
    };

    private string Counts() => affair.Stage switch
    {
        Stage.Raised => Line("card.seconds", ("have", affair.Seconders.Count), ("need", terms.SecondsNeeded)),
        // What fewer decided before advises those who are asked now.
        Stage.Discussing when affair.Vote is { IsAdvisory: true } && (affair.Vote.Result?.Tally ?? affair.Vote.Advice) is { } earlier =>
            $"{Line("card.advisory")}\n{TallyText.Write(affair.Vote, earlier, texts).Value}",
        Stage.Discussing => Line(
            "card.speeches", ("for", affair.SpeechesFor), ("against", affair.SpeechesAgainst), ("other", affair.SpeechesNeutral)),
        Stage.Voting when ballots is not null => HowItStands(affair.Vote!, ballots),
        Stage.Reported when !affair.Ratings.IsEmpty || !affair.Objections.IsEmpty => Line(
            "card.judgement",
            ("stars", affair.Ratings.IsEmpty ? "–" : affair.Ratings.Values.Average().ToString("0.0", texts.Culture)),
            ("raters", affair.Ratings.Count),
            ("objections", affair.Objections.Count)),
        Stage.Closed when affair.Vote?.Result is { } result => TallyText.Write(affair.Vote, result.Tally, texts).Value,
        _ => "",
    };

    private static string AskToVote(Vote vote) =>
        vote.Rule.IsMarkedInPrivate ? "card.ask.paper"
        : vote.Rule.Method == VotingMethod.Consent ? "card.ask.consent"
        : vote.Rule.IsPoll ? "card.ask.voting"
        : "card.ask.buttons";

    private string HowItStands(Vote vote, BallotProfile given)
    {
        var missing = new MissingText(vote, given, units, texts).Write();
        var tally = TallyText.Write(vote, given.TallyOf(vote), texts).Value;
        var secrecy = vote.Rule.IsHidden ? "\n" + Line("card.secrecy." + vote.Rule.Secrecy) : "";
        return tally + (missing.Length == 0 ? "" : "\n" + missing) + secrecy;
    }

    private string Options() => affair.Options.IsEmpty || affair.Stage > Stage.Voting
        ? ""
        : string.Join('\n', affair.Options.Select((option, index) => Line("card.option", ("n", index + 1), ("text", option))));

    private string Evidence() => affair.Work is { LastWords.Length: > 0 } work && affair.Stage is Stage.Underway or Stage.Reported
        ? $"<blockquote>{Html.Of(Shorten.Lines(affair.Work!.LastWords, LongestExcerpt))}</blockquote>"
        : "";

    private string Journal() => Line("card.journal", ("head", journalHead.Length > 8 ? journalHead[..8] : journalHead));

    private string Line(string key, params (string Name, object? Value)[] values) =>
        texts.Say(key, [("number", affair.Number), .. values]).Value;

    private string When(DateTimeOffset? moment) => moment is { } known ? texts.Write(known, zone) : "";

    private string Name(PersonId person) => names.GetValueOrDefault(person.Value, texts["person.unknown"]);
}
