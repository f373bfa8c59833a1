using System.Collections.Concurrent;
using System.Text.Json;
using CsCheck;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Voting;

namespace MicroGov.Tests.Core.Affairs;

public sealed class RandomLifeProperties
{
    private static readonly CommunityTerms Terms = new() { SecondsNeeded = 2, ObjectionsNeeded = 2 };

    [Fact]
    public void Replaying_the_journal_gives_the_same_affair_after_every_step() => Live((story, _) =>
    {
        var events = story.Journal.Select(entry => entry.Read());
        Assert.Equal(story.Json, Story.Written(AffairHistory.Replay(story.Affair.Id, events)));
    });

    [Fact]
    public void A_stored_affair_is_read_back_the_same() => Live((story, _) =>
        Assert.Equal(story.Json, Story.Written(JsonSerializer.Deserialize<Affair>(story.Json, JournalJson.Options)!)));

    [Fact]
    public void Every_change_of_stage_is_one_that_the_lifecycle_permits() => Live((story, before) =>
    {
        foreach (var moved in story.Journal.Skip(before.Entries).Select(entry => entry.Read()).OfType<StageEvent>())
        {
            Assert.True(
                moved.To == before.Stage || AffairLifecycleTests.Steps.Contains((before.Stage, moved.To)),
                $"{before.Stage} → {moved.To} by {moved}");
            before = before with { Stage = moved.To };
        }

        Assert.Equal(before.Stage, story.Affair.Stage);
    });

    [Fact]
    public void What_belongs_to_a_stage_is_there_in_it_and_nowhere_else() => Live((story, _) =>
    {
        var affair = story.Affair;
        Assert.Equal(affair.Stage == Stage.Closed, affair.Outcome is not null);
        Assert.Equal(affair.Stage == Stage.Closed, affair.ReopenUntil is not null);
        Assert.Equal(affair.Stage is Stage.Raised or Stage.Discussing, affair.StageEnds is not null);
        Assert.True(affair.Stage != Stage.Voting || affair.Vote is { Result: null });
        Assert.True(affair.Offer is null || affair.Stage == Stage.Assigning);
        Assert.True(affair.Stage is Stage.Closed || affair.Work is not null == affair.Stage is Stage.Underway or Stage.Reported);
        Assert.True(affair.NoticeUntil is null || affair.Stage is Stage.Reported or Stage.Closed);
        Assert.True(affair.Objections.IsEmpty || affair.NoticeUntil is not null || affair is { Stage: Stage.Assigning, Vote.ObjectUntil: not null });
        Assert.True(affair.AcceptedBy is null || affair.AcceptedBy != affair.Doer);
        Assert.True(affair.Objections.Count < Terms.ObjectionsNeeded);
        Assert.DoesNotContain(affair.RaisedBy, affair.Seconders);
        Assert.InRange(affair.Options.Length, 0, VoteRule.MostOptions);
        Assert.Equal((Neighbours.Ann, 12), (affair.RaisedBy, affair.Number));
    });

    [Fact]
    public void A_knock_leaves_its_deadline_no_longer_due_and_its_repeat_with_nothing_to_do() => Live((story, _) =>
    {
        var fallen = Deadline.Of(story.Affair, Terms).Where(due => due.At <= story.Now).ToList();
        foreach (var due in fallen)
        {
            var (affair, knock) = (story.Affair, new Knock(due.Kind));
            var first = Deciding.Decide(affair, knock, story.FactsFor(knock), story.Now);
            if (IsTooLate(due.Kind, fallen))
            {
                Assert.Empty(first.Value);
                continue;
            }

            Assert.NotEmpty(first.Value);

            var after = first.Value.Aggregate(affair, AffairHistory.Apply);

            Assert.DoesNotContain(Deadline.Of(after, Terms), later => later.Kind == due.Kind && later.At <= story.Now);
            Assert.Empty(Deciding.Decide(after, knock, story.FactsFor(knock), story.Now).Value);
        }
    });

    /// <summary>Whoever has the journal and the roll comes to the same result; of a secret vote, to the same turnout.</summary>
    [Fact]
    public void Every_count_can_be_repeated_from_the_journal() => LiveOut(story =>
    {
        var (affair, box, seed) = (new Affair { Id = story.Affair.Id }, new BallotBox(), JournalEntry.Root);
        foreach (var entry in story.Journal)
        {
            var happened = entry.Read();
            var told = (happened as VoteCounted)?.Result ?? (happened as RunOffOpened)?.First;
            if (told is not null)
            {
                var again = VoteCounting.Count(affair.Vote!, box.Profile(affair.Vote!, story.Homes), seed);
                Assert.True(affair.Vote!.Rule.Secrecy == Secrecy.Secret
                    ? again.Tally.Turnout() with { Counts = told.Tally.Counts } == told.Tally.Turnout() with { Counts = told.Tally.Counts }
                    : Written(again) == Written(told));
            }

            box.See(happened);
            (affair, seed) = (affair.Apply(happened), entry.Hash);
        }

        var isSecret = affair.Vote?.Rule.Secrecy == Secrecy.Secret;
        Assert.Equal(story.Ballots.Lines(withChoices: !isSecret), box.Lines(withChoices: !isSecret));
    });

    [Fact]
    public void The_journal_of_a_secret_vote_never_says_what_somebody_chose() => LiveOut(story =>
    {
        VoteRule? rule = null;
        foreach (var happened in story.Journal.Select(entry => entry.Read()))
        {
            rule = (happened as VoteOpened)?.Rule ?? rule;
            Assert.False(happened is BallotCast { Choice: not null } && rule!.Secrecy == Secrecy.Secret);
            Assert.False(happened is VoteProlonged { SoFar.Counts.IsEmpty: false } && rule!.IsHidden);
        }
    });

    [Fact]
    public void Nobody_who_is_left_out_has_a_ballot_that_counts() => Live((story, _) =>
    {
        if (story.Affair is { Stage: Stage.Voting, Vote: { } vote })
        {
            Assert.All(vote.RecusedHouseholds.Keys, home => Assert.Equal(BallotStanding.Recused, story.Ballots.Of(home, false).Ballot!.Standing));
            Assert.All(vote.Recused.Keys, person => Assert.False(story.Ballots.Of(person) is { Counted: true }));
            Assert.Equal(vote.RecusedHouseholds.Count, vote.Roll is null ? 0 : story.Tally.Recused);
            Assert.True(vote.Proxies.Values.GroupBy(holder => holder).All(held => held.Count() <= vote.Rule.ProxiesPerHolder));
            Assert.All(vote.Objections.Keys, key => Assert.True((vote.Roll is null ? story.Ballots.Of(new PersonId(key)) : story.Ballots.Of(key, false).Ballot) is { Counted: true }));
        }
    });

    /// <summary>A reminder of an end that has come as well.</summary>
    private static bool IsTooLate(DeadlineKind kind, List<Deadline> fallen) => kind switch
    {
        DeadlineKind.RemindVoters => fallen.Exists(due => due.Kind == DeadlineKind.VoteEnds),
        DeadlineKind.RemindDoer => fallen.Exists(due => due.Kind == DeadlineKind.WorkDue),
        _ => false,
    };

    [Fact]
    public void Every_kind_of_deadline_is_awaited_at_most_once() => Live((story, _) =>
    {
        var kinds = Deadline.Of(story.Affair, Terms).Select(due => due.Kind).ToList();
        Assert.Equal(kinds.Distinct(), kinds);
    });

    /// <summary>Without this the properties above might hold because nothing happened.</summary>
    [Fact]
    public void Random_lives_meet_every_event_every_outcome_and_most_refusals()
    {
        var met = new ConcurrentDictionary<object, bool>();
        RandomLife.Steps.Sample(
            steps =>
            {
                var story = Begin();
                foreach (var step in steps)
                {
                    met.TryAdd(Try(story, step)?.Reason ?? Reason.Misused, true);
                    met.TryAdd(story.Affair.Outcome ?? (object)story.Affair.Stage, true);
                }

                foreach (var entry in story.Journal)
                {
                    met.TryAdd(entry.Read().GetType(), true);
                }
            },
            iter: 800);

        var events = typeof(AffairEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AffairEvent)) && !type.IsAbstract);
        Assert.All(events, type => Assert.Contains(type, met));
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Contains(outcome, met));
        Assert.InRange(met.Keys.OfType<Reason>().Count(), 30, Enum.GetValues<Reason>().Length);
    }

    private static void Live(Action<Story, (Stage Stage, int Entries)> afterEachStep) => RandomLife.Steps.Sample(
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

    private static void LiveOut(Action<Story> afterwards) => RandomLife.Steps.Sample(
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

    private static Story Begin() => new Story { Terms = Terms, Rules = RandomLife.Rules, Homes = Elections.Homes }
        .And(new Raise(Neighbours.Ann, "The stairs are dark", "Floors 4 to 6, for two weeks", ["photo-1"]));

    /// <summary>Every refusal on the way must leave no trace, and every decision must be the same when asked twice.</summary>
    private static Refusal? Try(Story story, Step step)
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

    private static string Written(VoteResult result) => JsonSerializer.Serialize(result, JournalJson.Options);

    private static string Written(AffairEvent happened) => JsonSerializer.Serialize(happened, JournalJson.Options);
}
