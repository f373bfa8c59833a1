using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Voting;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Affairs;

/// <summary>
/// Which events speak, to whom. Few do: the card tells the rest. Over an ordinary life the group hears five messages:
/// the card, the poll, its result, the report, the end.
/// </summary>
/// <param name="seed">The journal's head before these events: what a lot was drawn from.</param>
internal sealed class AffairAnnouncements(UnitOfWork session, Home home, CommunityTerms terms, string seed)
{
    private readonly Wording texts = Wording.In(home.Community.Language);

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone);

    private readonly VoteAnnouncements votes = new(session, home, terms);

    public async Task MakeAsync(Affair before, Affair after, AffairRow row, IEnumerable<AffairEvent> events)
    {
        foreach (var happened in events)
        {
            await MakeAsync(before, after, row, happened);
        }

        // A vote can also end by being withdrawn; its poll must not stay open.
        if (before is { Stage: Stage.Voting, Vote: { Rule.IsPoll: true } voted } && (after.Stage != Stage.Voting || after.Vote!.Round != voted.Round))
        {
            session.Enqueue(home.ChatId, new StopPoll(home.ChatId, voted.Round) { AffairId = after.Id });
        }

        if (home.Group.BotMayPin && row.CardMessageId is not null && (after.Stage == Stage.Closed) != (before.Stage == Stage.Closed))
        {
            session.Enqueue(home.ChatId, new PinCard(home.ChatId, after.Stage != Stage.Closed) { AffairId = after.Id });
        }
    }

    private async Task MakeAsync(Affair before, Affair affair, AffairRow row, AffairEvent happened)
    {
        switch (happened)
        {
            case VoteOpened or RunOffOpened:
                await votes.OpenAsync(before, affair, row, happened as RunOffOpened, seed);
                break;
            case BallotCast { Household: { } household } e:
                await votes.TellHouseholdAsync(affair, household, e);
                break;
            case PaperNoted e:
                await votes.AskForWitnessAsync(affair, e);
                break;
            case VoterRecused e when IsFirstOf(affair, e):
                Tell(affair, "news.recused", ("who", await NameAsync(e.Who)), ("name", await NameAsync(e.By)), ("reason", Shorten.To(e.Reason, 300)));
                break;
            case ProxyGiven e:
                await votes.TellHolderAsync(affair, e);
                break;
            case AffairMoved e:
                await new MoveAnnouncement(session, home, texts).MakeAsync(affair, row, e);
                break;
            case VoteProlonged e:
                Tell(
                    affair, e.SecondCall ? "news.secondcall" : "news.prolonged",
                    ("tally", TallyText.Write(affair.Vote!, e.SoFar, texts)), ("until", new Moment(e.Until, zone)));
                break;
            case VoteCounted e:
                await votes.TellResultAsync(affair, e, seed);
                break;
            case VoteVoided e:
                Tell(affair, "news.voided", ("name", await NameAsync(e.By)), ("reason", e.Reason), ("until", new Moment(e.Until, zone)));
                break;
            case VotersReminded { Needless: not true }:
                await new VoterReminders(session, home, texts, zone).RemindVotersAsync(affair);
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

    private void Report(Affair affair, AffairRow row, string name, WorkReported report)
    {
        var html = texts.Say(
            "news.reported",
            ("number", affair.Number), ("title", affair.Title), ("name", name), ("words", Shorten.To(report.Text, 600)));
        session.Enqueue(home.ChatId, new PostMessage(home.ChatId, html.Value)
        {
            AffairId = affair.Id,
            Photo = report.Photos.IsEmpty ? null : report.Photos[0],
            ReplyTo = row.CardMessageId,
        });
    }

    private void Tell(Affair affair, string key, params (string Name, object? Value)[] values) => session.Enqueue(
        home.ChatId,
        new PostMessage(home.ChatId, texts.Say(key, [("number", affair.Number), ("title", affair.Title), .. values]).Value)
        {
            AffairId = affair.Id,
        });

    private async Task WriteToAsync(PersonId to, Affair affair, string key, params (string Name, object? Value)[] values)
    {
        var person = await session.PersonAsync(to);
        VoterReminders.Write(session, home, person, affair, texts, key, [("number", affair.Number), ("title", affair.Title), .. values]);
    }

    /// <summary>Who can vote for several households is left out once.</summary>
    private static bool IsFirstOf(Affair affair, VoterRecused recused) =>
        recused.Household is null || affair.Vote!.RecusedHouseholds.First(one => one.Value == recused.Who).Key == recused.Household;

    private async Task<string> NameAsync(PersonId id) => (await session.PersonAsync(id)).NameIn(texts);

    private async Task<int?> NumberOfAsync(long? affairId) => affairId is { } id
        ? await session.Db.Affairs.Where(row => row.Id == id).Select(row => (int?)row.Number).SingleOrDefaultAsync(session.Ct)
        : null;
}
