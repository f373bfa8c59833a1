using System.Collections.Concurrent;
using System.Text.Json;
using CsCheck;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Tests.Core.Affairs;

public sealed class RandomLifeProperties
{
    [Fact]
    public void Replaying_the_journal_gives_the_same_affair_after_every_step() => Lives.Each((story, _) =>
    {
        var events = story.Journal.Select(entry => entry.Read());
        Assert.Equal(story.Json, Story.Written(AffairHistory.Replay(story.Affair.Id, events)));
    });

    [Fact]
    public void A_stored_affair_is_read_back_the_same() => Lives.Each((story, _) =>
        Assert.Equal(story.Json, Story.Written(JsonSerializer.Deserialize<Affair>(story.Json, JournalJson.Options)!)));

    [Fact]
    public void Every_change_of_stage_is_one_that_the_lifecycle_permits() => Lives.Each((story, before) =>
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
    public void What_belongs_to_a_stage_is_there_in_it_and_nowhere_else() =>
        Lives.Each(
            (story, _) =>
            {
                var affair = story.Affair;
                Assert.Equal(affair.Stage == Stage.Closed, affair.Outcome is not null);
                Assert.Equal(affair.Stage == Stage.Closed, affair.ReopenUntil is not null);
                Assert.Equal(affair.Stage is Stage.Raised or Stage.Discussing, affair.StageEnds is not null);
                Assert.True(affair.Stage != Stage.Voting || affair.Vote is { Result: null });
                Assert.True(affair.Offer is null || affair.Stage == Stage.Assigning);
                Assert.True(
                    affair.Stage is Stage.Closed || affair.Work is not null == affair.Stage is Stage.Underway or Stage.Reported);
                Assert.True(affair.NoticeUntil is null || affair.Stage is Stage.Reported or Stage.Closed);
                Assert.True(
                    affair.Objections.IsEmpty
                        || affair.NoticeUntil is not null
                        || affair is { Stage: Stage.Assigning, Vote.ObjectUntil: not null });
                Assert.True(affair.AcceptedBy is null || affair.AcceptedBy != affair.Doer);
                Assert.True(affair.Objections.Count < Lives.Terms.ObjectionsNeeded);
                Assert.DoesNotContain(affair.RaisedBy, affair.Seconders);
                Assert.InRange(affair.Options.Length, 0, Debate.MostOptions);
                Assert.Equal((Neighbours.Ann, 12), (affair.RaisedBy, affair.Number));
            });

    [Fact]
    public void A_knock_leaves_its_deadline_no_longer_due_and_its_repeat_with_nothing_to_do() => Lives.Each((story, _) =>
    {
        var fallen = AffairDeadlines.Of(story.Affair, Lives.Terms).Where(due => due.At <= story.Now).ToList();
        foreach (var due in fallen)
        {
            var (affair, act) = (story.Affair, new FallDue(due.Kind));
            var first = AffairDecider.Decide(affair, act, story.FactsFor(act), story.Now);
            if (IsTooLate(due.Kind, fallen))
            {
                Assert.Empty(first.Value);
                continue;
            }

            Assert.NotEmpty(first.Value);

            var after = first.Value.Aggregate(affair, AffairHistory.Apply);

            Assert.DoesNotContain(AffairDeadlines.Of(after, Lives.Terms), later => later.Kind == due.Kind && later.At <= story.Now);
            Assert.Empty(AffairDecider.Decide(after, act, story.FactsFor(act), story.Now).Value);
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
    public void Every_kind_of_deadline_is_awaited_at_most_once() => Lives.Each((story, _) =>
    {
        var kinds = AffairDeadlines.Of(story.Affair, Lives.Terms).Select(due => due.Kind).ToList();
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
                var story = Lives.Begin();
                foreach (var step in steps)
                {
                    met.TryAdd(Lives.Try(story, step)?.Reason ?? Reason.Misused, true);
                    met.TryAdd(story.Affair.Outcome ?? (object)story.Affair.Stage, true);
                }

                foreach (var entry in story.Journal)
                {
                    met.TryAdd(entry.Read().GetType(), true);
                }
            },
            iter: 800);

        var events = typeof(AffairEvent)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AffairEvent)) && !type.IsAbstract);
        Assert.All(events, type => Assert.Contains(type, met));
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Contains(outcome, met));
        Assert.InRange(met.Keys.OfType<Reason>().Count(), 30, Enum.GetValues<Reason>().Length);
    }
}
