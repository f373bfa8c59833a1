using MicroGov.Affairs;
using MicroGov.Community;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>What a vote has to say, and to whom.</summary>
internal sealed class VoteAnnouncements(UnitOfWork session, Home home, CommunityTerms terms)
{
    private readonly Wording texts = Wording.In(home.Community.Language);

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone);

    /// <summary>A native poll where heads are counted in the open; else a message with buttons, since a poll would show or count what it must not.</summary>
    public async Task OpenAsync(Affair before, Affair affair, AffairRow row, RunOffOpened? runOff, string seed)
    {
        var vote = affair.Vote!;
        if (runOff is not null)
        {
            var first = new ResultText(before.Vote!, await UnitsAsync(affair), texts).Write(runOff.First, seed);
            Tell(affair, "news.runoff", ("tally", first), ("until", new Moment(runOff.Until, zone)));
        }

        if (vote.Rule.IsPoll)
        {
            session.Enqueue(home.ChatId, new PostPoll(home.ChatId, vote.Round) { AffairId = affair.Id });
            return;
        }

        var says = vote.Rule.Says is { } rule ? texts.Of(rule) : "";
        session.Enqueue(home.ChatId, new PostMessage(home.ChatId, texts.Say(
            "news.vote", ("number", affair.Number), ("title", affair.Title), ("rule", says), ("until", new Moment(vote.Until, zone))).Value)
        {
            AffairId = affair.Id,
            Buttons = CardButtons.Ballot(affair, texts),
            ReplyTo = row.CardMessageId,
        });
    }

    public async Task TellResultAsync(Affair affair, VoteCounted counted, string seed)
    {
        var (vote, result) = (affair.Vote!, counted.Result);
        var key = counted.DiscussUntil is not null ? vote.Rule.IsAdvisory ? "news.result.Advice" : "news.result.Blocked"
            : result.Verdict == Verdict.NoQuorum && result.Tests.All(test => test.Kind != TestKind.MinimumVoters || test.IsMet) ? "news.result.quorum"
            : "news.result." + result.Verdict;
        var why = new ResultText(vote, await UnitsAsync(affair), texts).Write(result, seed);
        var more = counted.ObjectUntil is { } until ? "\n" + texts.Say("news.result.objections", ("number", affair.Number), ("until", new Moment(until, zone))).Value : "";
        more += counted.Published is { IsEmpty: false } ? "\n" + texts.Say("news.result.receipts", ("number", affair.Number)).Value : "";
        more += vote.Rule.Law is { } law ? "\n" + texts.Say("news.result.law", ("law", law)).Value : "";
        Tell(
            affair, key, ("tally", new Html(why.Value + more)), ("least", vote.Rule.MinimumVoters),
            ("choice", result.Winner is { } winner ? TallyText.NameOf(vote.Choices[winner], texts) : texts["result.funded"]));
    }

    /// <summary>
    /// Those behind the door see who gave their household's ballot, and how, unless it is secret. In private only: it is theirs.
    /// </summary>
    public async Task TellHouseholdAsync(Affair affair, long household, BallotCast cast)
    {
        var others = await session.HousematesAsync(household, cast.By.Value);
        var name = others.Count == 0 ? "" : (await session.PersonAsync(cast.By)).NameIn(texts);
        var key = cast.Witness is not null ? "nudge.paper" : cast.ByProxy == true ? "nudge.byproxy" : "nudge.household";
        foreach (var person in others.Where(person => person.CanBeWrittenTo))
        {
            var theirs = Wording.In(person.Language);
            var choice = cast.Choice is { } marking ? TallyText.NameOf(affair.Vote!, marking, theirs) : theirs["choice.sealed"];
            Write(person, affair, theirs.Say(key, ("number", affair.Number), ("title", affair.Title), ("name", name), ("choice", choice)));
        }
    }

    /// <summary>
    /// A ballot on paper waits for somebody else who has seen it: those who lead and can be written to, else the group. Its door
    /// stands in the group only where the community shows doors.
    /// </summary>
    public async Task AskForWitnessAsync(Affair affair, PaperNoted noted)
    {
        var household = await session.HouseholdAsync(noted.Household);
        var writer = await session.PersonAsync(noted.By);
        var leaders = household is null ? []
            : (await Leaders.OfAsync(session, home.Community, household.UnitId)).Where(one => one.CanBeWrittenTo && one.Id != writer.Id).ToList();
        foreach (var leader in leaders)
        {
            var theirs = Wording.In(leader.Language);
            session.Enqueue(leader.TelegramId, new PrivateMessage(leader.TelegramId, Ask(theirs, household!.Door).Value) { AffairId = affair.Id, Buttons = Witness(theirs) });
        }

        if (leaders.Count == 0)
        {
            var door = terms.ShowDoors && household is not null ? household.Door : texts["door.hidden"];
            session.Enqueue(home.ChatId, new PostMessage(home.ChatId, Ask(texts, door, affair.Vote!.Rule.IsHidden).Value) { AffairId = affair.Id, Buttons = Witness(texts) });
        }

        Html Ask(Wording words, string door, bool isCovered = false) => words.Say(
            "news.paper", ("number", affair.Number), ("title", affair.Title), ("name", writer.NameIn(words)), ("door", door),
            ("choice", isCovered ? words["choice.sealed"] : TallyText.NameOf(affair.Vote!, noted.Choice, words)));

        IReadOnlyList<IReadOnlyList<Button>> Witness(Wording words) =>
            [[new Button(words["button.witness"], ButtonData.Of(affair.Id, ButtonVerbs.Paper, noted.Round, (int)noted.Household, noted.Choice.Choice))]];
    }

    public async Task TellHolderAsync(Affair affair, ProxyGiven given)
    {
        var (holder, giver) = (await session.PersonAsync(given.To), await session.PersonAsync(given.By));
        var theirs = Wording.In(holder.Language);
        if (holder.CanBeWrittenTo)
        {
            Write(holder, affair, theirs.Say("nudge.proxy", ("number", affair.Number), ("title", affair.Title), ("name", giver.NameIn(theirs))));
        }
    }

    private void Write(PersonRow person, Affair affair, Html words) =>
        session.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, words.Value) { AffairId = affair.Id });

    private void Tell(Affair affair, string key, params (string Name, object? Value)[] values) => session.Enqueue(
        home.ChatId,
        new PostMessage(home.ChatId, texts.Say(key, [("number", affair.Number), ("title", affair.Title), .. values]).Value) { AffairId = affair.Id });

    private Task<UnitTree?> UnitsAsync(Affair affair) => affair.Vote?.Roll is null ? Task.FromResult<UnitTree?>(null) : session.UnitsAsync(affair.CommunityId);
}
