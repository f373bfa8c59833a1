using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;
using MicroGov.Tests.Core.Voting;
using static MicroGov.Tests.Core.Affairs.Neighbours;
using static MicroGov.Tests.Core.Affairs.Situations;
using static MicroGov.Tests.Core.Voting.Elections;

namespace MicroGov.Tests.Core.Journal;

/// <summary>Whole lives, as they were lived when their golden journals were written.</summary>
internal static class GoldenLives
{
    public static ImmutableSortedDictionary<string, Func<Story>> All { get; } = ImmutableSortedDictionary.CreateRange(
    [
        KeyValuePair.Create("resolved", Resolved),
        KeyValuePair.Create("sent-back", SentBack),
        KeyValuePair.Create("voted-and-done", VotedAndDone),
        KeyValuePair.Create("secret-run-off", SecretRunOff),
        KeyValuePair.Create("households", Households),
        KeyValuePair.Create("budget", Budget),
        KeyValuePair.Create("ranked", Ranked),
    ]);

    private static Story SentBack()
    {
        var story = Asked()
            .And(new Claim(Dee))
            .And(new ReportProgress(Dee, "Half of them", [Photo("photo-2")]))
            .And(new ReportDone(Dee, "All lit", []))
            .And(new RejectWork(Ann, "Floor 5 is dark"))
            .And(new ReportDone(Dee, "Floor 5, too", []));
        story.And(new AcceptWork(Ann)).And(new Rate(Bo, 4)).FallsDue(DeadlineKind.NoticeEnds);
        return story.And(new Reopen(Ann, "Dark again"));
    }

    private static Story VotedAndDone()
    {
        var story = Discussing()
            .Say(Bo, Stance.For)
            .And(new ProposeOption(Bo, "Motion sensors"))
            .And(new OpenVote(Moderator, null, null))
            .Vote(Bo, 0)
            .Vote(Cai, 0)
            .Vote(Dee, 1)
            .Vote(Dee, 0)
            .And(new TakeBackBallot(Bo, 1))
            .Vote(Bo, 0);
        story.FallsDue(DeadlineKind.VoteEnds);
        return story.And(new Claim(Dee)).And(new Release(Dee));
    }

    private static Story SecretRunOff()
    {
        var majority = Secret with { RunOff = true, Pass = new(new(1, 2)) { Strict = true } };
        var story = Open(majority, "Red", "Green", "Blue").Vote(Bo, 2).Vote(Cai, 2).Vote(Dee, 0).Vote(Eve, 0).Vote(Ann, 1);
        story.FallsDue(DeadlineKind.VoteEnds);
        story.Vote(Bo, 1).Vote(Cai, 1).Vote(Dee, 0).FallsDue(DeadlineKind.VoteEnds);
        return story;
    }

    private static Story Households()
    {
        var rule = ByHousehold with
        {
            ProxiesPerHolder = 1,
            ExcludesConflicts = true,
            Pass = TwoThirds(WeightBasis.Head, WeightBasis.Area),
            Objections = new(7, 2),
        };
        var story = Open(rule)
            .Vote(Ann, For)
            .And(new NotePaper(Moderator, Dees, For))
            .And(new ConfirmPaper(Cai, 1, Dees))
            .And(new GiveProxy(Eve, Bo))
            .Vote(Bo, For)
            .And(new Recuse(Moderator, Cai, "It is his firm"));
        story.FallsDue(DeadlineKind.VoteEnds);
        return story;
    }

    private static Story Budget()
    {
        var rule = new VoteRule
        {
            Name = "budget",
            Method = VotingMethod.Budget,
            Ceiling = 100_000,
        };
        var story = Open(rule, "Bench: 500", "Lamp: 300", "Swing: 900")
            .Marks(Bo, 0, 1)
            .Marks(Cai, 1)
            .Marks(Dee, 2, 1)
            .Marks(Eve, 0);
        story.FallsDue(DeadlineKind.VoteEnds);
        return story;
    }

    private static Story Ranked()
    {
        var rule = new VoteRule { Name = "ranked", Method = VotingMethod.InstantRunoff, Tie = TieRule.Lot };
        var story = Open(rule, "Red", "Green", "Blue").Marks(Bo, 0, 1, 2).Marks(Cai, 1, 0).Marks(Dee, 2, 1).Marks(Eve, 1);
        story.FallsDue(DeadlineKind.VoteEnds);
        return story;
    }
}
