using MicroGov.Chat.Cards;
using MicroGov.Chat.Texts;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Chat;

/// <summary>
/// Which events speak, to whom. Few do: the card tells the rest. Over an ordinary life the group hears five messages:
/// the card, the poll, its result, the report, the end.
/// </summary>
internal sealed class Announcements(Session session, Home home, CommunityTerms terms)
{
    private readonly Wording texts = Wording.In(home.Community.Language);

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone);

    public async Task MakeAsync(Affair before, Affair after, AffairRow row, IEnumerable<AffairEvent> events)
    {
        foreach (var happened in events)
        {
            await MakeAsync(after, row, happened);
        }

        // A vote can also end by being withdrawn; its poll must not stay open.
        if (before is { Stage: Stage.Voting, Vote.Rule.Basis: VoterBasis.Person } && after.Stage != Stage.Voting)
        {
            session.Owe(home.ChatId, new StopPoll(home.ChatId, before.Vote!.Round) { AffairId = after.Id });
        }

        if (home.Group.BotMayPin && row.CardMessageId is not null && (after.Stage == Stage.Closed) != (before.Stage == Stage.Closed))
        {
            session.Owe(home.ChatId, new PinCard(home.ChatId, after.Stage != Stage.Closed) { AffairId = after.Id });
        }
    }

    private async Task MakeAsync(Affair affair, AffairRow row, AffairEvent happened)
    {
        switch (happened)
        {
            case VoteOpened { Rule.Basis: VoterBasis.Household }:
                // A poll would count heads.
                session.Owe(home.ChatId, new Post(home.ChatId, texts.Say(
                    "news.household", ("number", affair.Number), ("title", affair.Title), ("until", new Moment(affair.Vote!.Until, zone))).Value)
                {
                    AffairId = affair.Id,
                    Buttons = CardButtons.Ballot(affair, texts),
                });
                break;
            case VoteOpened:
                session.Owe(home.ChatId, new PostPoll(home.ChatId, affair.Vote!.Round) { AffairId = affair.Id });
                break;
            case BallotCast { Household: { } household } e:
                await TellHouseholdAsync(affair, household, e);
                break;
            case AffairMoved e:
                await new Moving(session, home, texts).MakeAsync(affair, row, e);
                break;
            case VoteProlonged e:
                Tell(affair, "news.prolonged", ("tally", TallyText.Write(affair.Vote!, e.SoFar, texts)), ("until", new Moment(e.Until, zone)));
                break;
            case VoteCounted e:
                TellResult(affair, e.Result);
                break;
            case VotersReminded:
                await new Reminders(session, home, texts, zone).RemindVotersAsync(affair);
                break;
            case WorkOffered e:
                await WriteToAsync(e.Who, affair, "nudge.offered", ("what", e.What));
                break;
            case DoerReminded or WorkFellDue when affair.Doer is { } doer:
                await WriteToAsync(
                    doer, affair, happened is DoerReminded ? "nudge.due" : "nudge.overdue", ("until", new Moment(affair.Work!.Due, zone)));
                break;
            case WorkFellDue when affair.Work is { Body: { } body }:
                await WriteToAsync(affair.RaisedBy, affair, "nudge.body", ("body", body));
                break;
            case WorkGivenBack { By: null }:
                Tell(affair, "news.expired");
                break;
            case HandedOver e:
                Tell(affair, "news.handedover", ("body", e.Body), ("until", new Moment(e.Due, zone)));
                break;
            case WorkReported e:
                Report(affair, row, await NameAsync(e.By), e);
                break;
            case WorkSentBack e when affair.Doer is { } doer:
                await WriteToAsync(doer, affair, "nudge.sentback", ("reason", e.Reason), ("until", new Moment(e.Due, zone)));
                break;
            case AffairClosed e:
                Tell(affair, "news.closed." + e.Outcome, ("note", e.Note), ("head", row.JournalHead[..16]), ("into", await NumberOfAsync(e.Into)));
                break;
            case AffairReopened e:
                Tell(affair, "news.reopened", ("name", await NameAsync(e.By)), ("reason", e.Reason));
                break;
            default:
                break;
        }
    }

    private void TellResult(Affair affair, VoteResult result) => Tell(
        affair,
        "news.result." + result.Verdict,
        ("tally", TallyText.Write(affair.Vote!, result.Tally, texts)),
        ("least", affair.Vote!.Rule.MinimumVoters),
        ("choice", result.Winner is { } winner ? TallyText.NameOf(affair.Vote.Choices[winner], texts) : ""));

    private void Report(Affair affair, AffairRow row, string name, WorkReported report)
    {
        var html = texts.Say(
            "news.reported",
            ("number", affair.Number), ("title", affair.Title), ("name", name), ("words", Shorten.To(report.Text, 600)));
        session.Owe(home.ChatId, new Post(home.ChatId, html.Value)
        {
            AffairId = affair.Id,
            Photo = report.Photos.IsEmpty ? null : report.Photos[0],
            ReplyTo = row.CardMessageId,
        });
    }

    private void Tell(Affair affair, string key, params (string Name, object? Value)[] values) => session.Owe(
        home.ChatId,
        new Post(home.ChatId, texts.Say(key, [("number", affair.Number), ("title", affair.Title), .. values]).Value)
        {
            AffairId = affair.Id,
        });

    private async Task WriteToAsync(PersonId to, Affair affair, string key, params (string Name, object? Value)[] values)
    {
        var person = await session.PersonAsync(to);
        Reminders.Write(session, home, person, affair, texts, key, [("number", affair.Number), ("title", affair.Title), .. values]);
    }

    /// <summary>The others behind the same door see who gave their household's ballot, and how. In private only: it is theirs.</summary>
    private async Task TellHouseholdAsync(Affair affair, long household, BallotCast cast)
    {
        var others = await session.HousematesAsync(household, cast.By.Value);
        var name = others.Count == 0 ? "" : await NameAsync(cast.By);
        foreach (var person in others.Where(person => person.CanBeWrittenTo))
        {
            var theirs = Wording.In(person.Language);
            session.Owe(person.TelegramId, new WriteTo(person.TelegramId, theirs.Say(
                "nudge.household",
                ("number", affair.Number), ("title", affair.Title), ("name", name),
                ("choice", TallyText.NameOf(affair.Vote!.Choices[cast.Choice], theirs))).Value)
            {
                AffairId = affair.Id,
            });
        }
    }

    private async Task<string> NameAsync(PersonId id) => (await session.PersonAsync(id)).NameIn(texts);

    private async Task<int?> NumberOfAsync(long? affairId) => affairId is { } id
        ? await session.Db.Affairs.Where(row => row.Id == id).Select(row => (int?)row.Number).SingleOrDefaultAsync(session.Ct)
        : null;
}
