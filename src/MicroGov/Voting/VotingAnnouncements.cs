using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Voting;

/// <summary>What a vote has to say, and to whom.</summary>
internal sealed class VotingAnnouncements(AnnouncementContext context)
{
    private readonly Home home = context.Home;
    private readonly Affair affair = context.Affair;
    private readonly Wording texts = context.Texts;

    public static IReadOnlyList<Announcement> All { get; } =
    [
        Announcement.Of<VoteOpened>((context, _) => new VotingAnnouncements(context).Open()),
        Announcement.Of<RunOffOpened>((context, e) => new VotingAnnouncements(context).RunOffAsync(e)),
        Announcement.Of<BallotCast>((context, e) => new BallotNotices(context).TellHouseholdAsync(e)),
        Announcement.Of<PaperNoted>((context, e) => new BallotNotices(context).AskForWitnessAsync(e)),
        Announcement.Of<VoterRecused>((context, e) => new VotingAnnouncements(context).TellRecusalAsync(e)),
        Announcement.Of<ProxyGiven>((context, e) => new BallotNotices(context).TellHolderAsync(e)),
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
            "news.vote", context.Naming(("rule", says), ("until", context.At(vote.Until)))))
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

    /// <summary>Who can vote for several households is left out once.</summary>
    private async Task TellRecusalAsync(VoterRecused recused)
    {
        if (recused.By == PersonId.Clock)
        {
            // Left out of the first round, and so of the second: that was told before.
            return;
        }

        if (recused.Household is null
            || affair.Vote!.RecusedHouseholds.First(one => one.Value == recused.Who).Key == recused.Household)
        {
            context.Tell(
                "news.recused", ("who", await context.NameAsync(recused.Who)), ("name", await context.NameAsync(recused.By)),
                ("reason", Shorten.To(recused.Reason, 300)));
        }
    }

    private Task<UnitTree?> UnitsAsync() => affair.Vote?.Roll is null
        ? Task.FromResult<UnitTree?>(null)
        : context.Work.Units.TreeAsync(affair.CommunityId);
}
