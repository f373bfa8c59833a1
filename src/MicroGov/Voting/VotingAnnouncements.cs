using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>What a vote has to say, and to whom.</summary>
internal sealed class VotingAnnouncements(AnnouncementContext context)
{
    private readonly UnitOfWork session = context.Work;
    private readonly Home home = context.Home;
    private readonly Affair affair = context.Affair;
    private readonly Wording texts = context.Texts;

    public static IReadOnlyList<Announcement> All { get; } =
    [
        Announcement.Of<VoteOpened>((context, _) => new VotingAnnouncements(context).Open()),
        Announcement.Of<RunOffOpened>((context, e) => new VotingAnnouncements(context).RunOffAsync(e)),
        Announcement.Of<BallotCast>((context, e) => new VotingAnnouncements(context).TellHouseholdAsync(e)),
        Announcement.Of<PaperNoted>((context, e) => new VotingAnnouncements(context).AskForWitnessAsync(e)),
        Announcement.Of<VoterRecused>((context, e) => new VotingAnnouncements(context).TellRecusalAsync(e)),
        Announcement.Of<ProxyGiven>((context, e) => new VotingAnnouncements(context).TellHolderAsync(e)),
        Announcement.Of<VoteProlonged>((context, e) => context.Tell(
            e.SecondCall ? "news.secondcall" : "news.prolonged",
            ("tally", TallyText.Write(context.Affair.Vote!, e.SoFar, context.Texts)), ("until", context.At(e.Until)))),
        Announcement.Of<VoteCounted>((context, e) => new VotingAnnouncements(context).TellResultAsync(e)),
        Announcement.Of<VoteVoided>(async (context, e) => context.Tell(
            "news.voided", ("name", await context.NameAsync(e.By)), ("reason", e.Reason), ("until", context.At(e.Until)))),
        Announcement.Of<VotersReminded>((context, e) =>
            e.Needless == true ? Task.CompletedTask : VoterReminders.SendAsync(context)),
    ];

    /// <summary>A vote can also end by being withdrawn; its poll must not stay open.</summary>
    public static void StopPoll(AnnouncementContext context)
    {
        var (before, after) = (context.Before, context.Affair);
        if (before is { Stage: Stage.Voting, Vote: { Rule.IsPoll: true } voted }
            && (after.Stage != Stage.Voting || after.Vote!.Round != voted.Round))
        {
            context.Post(new StopPoll(context.Home.ChatId, voted.Round) { AffairId = after.Id });
        }
    }

    /// <summary>
    /// A native poll where heads are counted in the open; else a message with buttons, since a poll would show or count what
    /// it must not.
    /// </summary>
    private void Open()
    {
        var vote = affair.Vote!;
        if (vote.Rule.IsPoll)
        {
            context.Post(new PostPoll(home.ChatId, vote.Round) { AffairId = affair.Id });
            return;
        }

        var says = vote.Rule.Says is { } rule ? texts.Of(rule) : "";
        context.Post(new PostMessage(home.ChatId, texts.Say(
            "news.vote", context.Naming(("rule", says), ("until", context.At(vote.Until)))).Value)
        {
            AffairId = affair.Id,
            Buttons = VotingButtons.Ballot(affair, texts),
            ReplyTo = context.Row.CardMessageId,
        });
    }

    private async Task RunOffAsync(RunOffOpened runOff)
    {
        var first = new ResultText(context.Before.Vote!, await UnitsAsync(), texts).Write(runOff.First, context.Seed);
        context.Tell("news.runoff", ("tally", first), ("until", context.At(runOff.Until)));
        Open();
    }

    private async Task TellResultAsync(VoteCounted counted)
    {
        var (vote, result) = (affair.Vote!, counted.Result);
        var why = new ResultText(vote, await UnitsAsync(), texts).Write(result, context.Seed);
        var more = string.Concat(AfterResult(vote, counted).Select(line => "\n" + line));
        context.Tell(
            KeyOf(vote, counted), ("tally", new Html(why.Value + more)), ("least", vote.Rule.MinimumVoters),
            ("choice", result.Winner is { } winner ? ChoiceNames.Of(vote.Choices[winner], texts) : texts["result.funded"]));
    }

    private static string KeyOf(Vote vote, VoteCounted counted)
    {
        var enoughVoted = counted.Result.Tests.All(test => test.Kind != TestKind.MinimumVoters || test.IsMet);
        return counted.DiscussUntil is not null ? vote.Rule.IsAdvisory ? "news.result.Advice" : "news.result.Blocked"
            : counted.Result.Verdict == Verdict.NoQuorum && enoughVoted ? "news.result.quorum"
            : "news.result." + counted.Result.Verdict;
    }

    private IEnumerable<Html> AfterResult(Vote vote, VoteCounted counted)
    {
        if (counted.ObjectUntil is { } until)
        {
            yield return texts.Say("news.result.objections", ("number", affair.Number), ("until", context.At(until)));
        }

        if (counted.Published is { IsEmpty: false })
        {
            yield return texts.Say("news.result.receipts", ("number", affair.Number));
        }

        if (vote.Rule.Law is { } law)
        {
            yield return texts.Say("news.result.law", ("law", law));
        }
    }

    /// <summary>
    /// Those behind the door see who gave their household's ballot, and how, unless it is secret. In private only: it is theirs.
    /// </summary>
    private async Task TellHouseholdAsync(BallotCast cast)
    {
        if (cast.Household is not { } household)
        {
            return;
        }

        var others = await session.HousematesAsync(household, cast.By.Value);
        var name = others.Count == 0 ? "" : (await session.PersonAsync(cast.By)).NameIn(texts);
        var key = cast.Witness is not null ? "nudge.paper" : cast.ByProxy == true ? "nudge.byproxy" : "nudge.household";
        foreach (var person in others.Where(person => person.CanBeWrittenTo))
        {
            var theirs = Wording.In(person.Language);
            var choice = cast.Choice is { } marking ? ChoiceNames.Of(affair.Vote!, marking, theirs) : theirs["choice.sealed"];
            Write(person, theirs.Say(key, context.Naming(("name", name), ("choice", choice))));
        }
    }

    /// <summary>
    /// A ballot on paper waits for somebody else who has seen it: those who lead and can be written to, else the group. Its door
    /// stands in the group only where the community shows doors.
    /// </summary>
    private async Task AskForWitnessAsync(PaperNoted noted)
    {
        var household = await session.HouseholdAsync(noted.Household);
        var writer = await session.PersonAsync(noted.By);
        var leaders = household is null ? []
            : (await Leaders.OfAsync(session, home.Community, household.UnitId))
                .Where(one => one.CanBeWrittenTo && one.Id != writer.Id).ToList();
        foreach (var leader in leaders)
        {
            var theirs = Wording.In(leader.Language);
            session.Enqueue(leader.TelegramId, new PrivateMessage(leader.TelegramId, Ask(theirs, household!.Door).Value)
            {
                AffairId = affair.Id,
                Buttons = Witness(theirs),
            });
        }

        if (leaders.Count == 0)
        {
            var door = context.Terms.ShowDoors && household is not null ? household.Door : texts["door.hidden"];
            context.Post(new PostMessage(home.ChatId, Ask(texts, door, affair.Vote!.Rule.IsHidden).Value)
            {
                AffairId = affair.Id,
                Buttons = Witness(texts),
            });
        }

        Html Ask(Wording words, string door, bool isCovered = false) => words.Say("news.paper", context.Naming(
            ("name", writer.NameIn(words)), ("door", door),
            ("choice", isCovered ? words["choice.sealed"] : ChoiceNames.Of(affair.Vote!, noted.Choice, words))));

        IReadOnlyList<IReadOnlyList<Button>> Witness(Wording words) =>
            [[AffairButton.Draw(
                affair, VotingButtons.Paper, words["button.witness"], noted.Round, (int)noted.Household, noted.Choice.Choice)]];
    }

    /// <summary>Who can vote for several households is left out once.</summary>
    private async Task TellRecusalAsync(VoterRecused recused)
    {
        if (recused.Household is null
            || affair.Vote!.RecusedHouseholds.First(one => one.Value == recused.Who).Key == recused.Household)
        {
            context.Tell(
                "news.recused", ("who", await context.NameAsync(recused.Who)), ("name", await context.NameAsync(recused.By)),
                ("reason", Shorten.To(recused.Reason, 300)));
        }
    }

    private async Task TellHolderAsync(ProxyGiven given)
    {
        var (holder, giver) = (await session.PersonAsync(given.To), await session.PersonAsync(given.By));
        var theirs = Wording.In(holder.Language);
        if (holder.CanBeWrittenTo)
        {
            Write(holder, theirs.Say("nudge.proxy", context.Naming(("name", giver.NameIn(theirs)))));
        }
    }

    private void Write(PersonRow person, Html words) =>
        session.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, words.Value) { AffairId = affair.Id });

    private Task<UnitTree?> UnitsAsync() => affair.Vote?.Roll is null
        ? Task.FromResult<UnitTree?>(null)
        : session.UnitsAsync(affair.CommunityId);
}
