using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Tests.Core.Affairs;

namespace MicroGov.Tests.Core.Lifecycle;

/// <summary>A made-up feature whose affairs have several pieces of work, each due at its own time, and one end.</summary>
public sealed class DeadlineRulesTests
{
    private static readonly DateTimeOffset Noon = Story.Start;

    private static readonly DeadlineRule<Work>[] Own =
    [
        new(
            DeadlineKind.WorkDue,
            work => work.Due.Select(piece => (new DeadlineSubject(piece.Key), piece.Value)),
            (_, subject) => Happens(new WorkRated(default, subject.Number))),
        new(DeadlineKind.NoticeEnds, work => work.End, _ => Happens(new NoticeEnded())),
    ];

    /// <summary>As part of a whole that knows more.</summary>
    private static readonly ImmutableArray<DeadlineRule<(Work Work, string More)>> Rules =
        [.. Own.Select(rule => rule.Within<(Work Work, string More)>(whole => whole.Work))];

    private static readonly Work Two = new(Noon.AddDays(3), [new(4, Noon.AddDays(1)), new(9, Noon.AddDays(2))]);

    [Fact]
    public void Deadlines_of_one_kind_stand_side_by_side() => Assert.Equal(
        [
            new(DeadlineKind.WorkDue, Noon.AddDays(1), new(4)),
            new(DeadlineKind.WorkDue, Noon.AddDays(2), new(9)),
            new(DeadlineKind.NoticeEnds, Noon.AddDays(3), DeadlineSubject.Affair),
        ],
        Rules.Awaited((Two, "")));

    [Fact]
    public void What_falls_due_is_answered_for_what_it_is_about()
    {
        Assert.Equal(new WorkRated(default, 9), Assert.Single(FallsDue(9, days: 2)));
        Assert.Equal(new WorkRated(default, 4), Assert.Single(FallsDue(4, days: 2)));
    }

    [Fact]
    public void One_that_is_due_does_not_answer_for_another_of_its_kind()
    {
        Assert.Empty(FallsDue(9, days: 1));
        Assert.Empty(FallsDue(5, days: 9));
        Assert.Empty(FallsDue(0, days: 9));
    }

    [Fact]
    public void What_is_about_the_affair_itself_is_about_nothing_else()
    {
        var (kind, end) = (DeadlineKind.NoticeEnds, Noon.AddDays(3));
        Assert.IsType<NoticeEnded>(Assert.Single(Rules.Answer((Two, ""), kind, DeadlineSubject.Affair, end).Value));
        Assert.Empty(Rules.Answer((Two, ""), kind, new(4), end).Value);
        Assert.Equal([false, true], Rules.Select(rule => rule.IsOfAffair));
    }

    [Fact]
    public void The_act_that_a_deadline_becomes_carries_what_it_is_about() =>
        Situations.Underway().Wait(TimeSpan.FromDays(400)).DoesNothing(new FallDue(DeadlineKind.WorkDue, new(1)));

    private static Result<ImmutableArray<AffairEvent>> Happens(AffairEvent happened) => ImmutableArray.Create(happened);

    private static ImmutableArray<AffairEvent> FallsDue(int subject, int days) =>
        Rules.Answer((Two, ""), DeadlineKind.WorkDue, new(subject), Noon.AddDays(days)).Value;

    private sealed record Work(DateTimeOffset? End, ImmutableSortedDictionary<int, DateTimeOffset> Due)
    {
        public Work(DateTimeOffset end, params KeyValuePair<int, DateTimeOffset>[] due)
            : this(end, ImmutableSortedDictionary.CreateRange(due))
        {
        }
    }
}
