using System.Collections.Immutable;
using CsCheck;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Voting;

namespace MicroGov.Tests.Core.Affairs;

/// <summary>Lets random lives be lived.</summary>
internal static class Lives
{
    public static CommunityTerms Terms { get; } = new() { SecondsNeeded = 2, ObjectionsNeeded = 2 };

    /// <summary>One of each kind; <c>simple</c> is what the clock opens.</summary>
    public static ImmutableArray<VoteRule> Rules { get; } =
    [
        VoteRule.Simple with { MinimumVoters = 1, CoolingOffDays = 1 },
        Elections.ByHousehold with
        {
            MinimumVoters = 1,
            ProxiesPerHolder = 1,
            ExcludesConflicts = true,
            Objections = new(7, 2),
            Pass = Elections.TwoThirds(WeightBasis.Head, WeightBasis.Area),
        },
        Elections.Consent,
        Elections.Secret with { MinimumVoters = 1, RunOff = true, Pass = new(new(9, 10)) { Among = Among.All } },
        Elections.ByHousehold with
        {
            Name = "hall",
            MinimumVoters = 1,
            ProxiesPerHolder = 2,
            RunOff = true,
            ExcludesConflicts = true,
            Pass = new(new(9, 10)) { Among = Among.All },
        },
        VoteRule.Simple with
        {
            Name = "calls",
            Secrecy = Secrecy.Hidden,
            Quorum = Elections.TwoThirds(),
            SecondCall = new(new(new(1, 12))),
        },
        Elections.ByHousehold with
        {
            Name = "weighed",
            Weight = WeightBasis.Share,
            MayChange = false,
            ProxiesPerHolder = 2,
            NoticeDays = 1,
            OwnersOnly = true,
        },
    ];

    public static void Each(Action<Story, (Stage Stage, int Entries)> afterEachStep) => RandomLife.Steps.Sample(
        steps =>
        {
            var story = Begin();
            foreach (var step in steps)
            {
                var before = (story.Affair.Stage, story.Journal.Count);
                Try(story, step);
                afterEachStep(story, before);
            }
        },
        iter: 100);

    public static void Whole(Action<Story> afterwards) => RandomLife.Steps.Sample(
        steps =>
        {
            var story = Begin();
            foreach (var step in steps)
            {
                Try(story, step);
            }

            afterwards(story);
        },
        iter: 200);

    public static Story Begin() => new Story { Terms = Terms, Rules = Rules, Homes = Elections.Homes }
        .And(new Raise(Neighbours.Ann, "The stairs are dark", "Floors 4 to 6, for two weeks", [Situations.Photo("photo-1")]));

    /// <summary>Every refusal on the way must leave no trace, and every decision must be the same when asked twice.</summary>
    public static Refusal? Try(Story story, Step step)
    {
        story.Wait(TimeSpan.FromMinutes(step.Minutes));
        var (act, before, entries) = (RandomLife.ActOf(story, step), story.Json, story.Journal.Count);
        var decided = story.Decide(act);
        Assert.Equal(before, story.Json);
        if (decided.Refusal is { } refusal)
        {
            Assert.True(Enum.IsDefined(refusal.Reason));
            Assert.Equal(refusal.Reason, story.Decide(act).Refusal?.Reason);
            Assert.Equal(entries, story.Journal.Count);
            return refusal;
        }

        var again = story.Does(act);
        Assert.Equal(decided.Value.Select(Written), again.Select(Written));
        Assert.Equal(entries + again.Length, story.Journal.Count);
        Assert.True(again.Length > 0 || before == story.Json);
        return null;
    }

    private static string Written(AffairEvent happened) => AffairEvents.Format.Write(happened);
}
