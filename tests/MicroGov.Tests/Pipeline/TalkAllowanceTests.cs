using CsCheck;
using MicroGov.Pipeline;

namespace MicroGov.Tests.Pipeline;

public class TalkAllowanceTests
{
    private const int AtOnce = 6;

    private const int PerHour = 60;

    private static readonly TalkLimits Limits = new(AtOnce, PerHour, FirstPerMinute: 4);

    private static readonly DateTimeOffset Start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds between one act and the next.</summary>
    private static readonly Gen<int[]> Waits =
        Gen.Frequency((6, Gen.Int[0, 3]), (2, Gen.Int[4, 90]), (1, Gen.Int[100, 900])).Array[1, 200];

    [Fact]
    public void No_span_of_time_holds_more_than_at_once_and_what_came_free_in_it() => Waits.Sample(waits =>
    {
        var heard = Run(waits).Where(one => one.Decision.Verdict == TalkVerdict.Heard)
            .Select(one => one.At).ToList();
        return heard.Select((from, index) => (from, index)).All(first => heard.Skip(first.index)
            .Select((to, count) => (to, count))
            .All(last => last.count + 1 <= AtOnce + 1 + ((last.to - first.from) * PerHour / TimeSpan.FromHours(1))));
    });

    [Fact]
    public void Whoever_wants_too_much_is_told_once_and_heard_again_when_they_were_told() => Waits.Sample(waits =>
    {
        DateTimeOffset? until = null;
        foreach (var (at, decision) in Run(waits))
        {
            var expected = until is { } silent && at < silent ? TalkVerdict.Dropped : TalkVerdict.Heard;
            if (decision.Verdict == TalkVerdict.Refused)
            {
                Assert.Equal(TalkVerdict.Heard, expected);
                until = at + decision.Wait;
                continue;
            }

            Assert.Equal(expected, decision.Verdict);
        }
    });

    [Fact]
    public void Who_does_one_thing_a_minute_is_always_heard_first() =>
        Assert.All(Run([.. Enumerable.Repeat(60, 500)]), one => Assert.Equal((TalkVerdict.Heard, 1), (
            one.Decision.Verdict, one.Decision.RecentActs)));

    [Fact]
    public void Who_goes_on_and_on_is_heard_later_and_later_long_before_it_is_too_much()
    {
        var often = new TalkLimits(AtOnce: 120, PerHour: 1_200, FirstPerMinute: 4);
        var (now, allowance, turns) = (Start, default(TalkAllowance), new List<int>());
        for (var act = 0; act < 20; act++)
        {
            (var decision, allowance) = allowance.Decide(now, often);
            turns.Add(decision.RecentActs);
            now = now.AddSeconds(3);
        }

        Assert.Equal([1, 2, 3, 4, 5], turns.Take(5));
        Assert.Equal(turns.Order(), turns);
        Assert.InRange(turns[^1], 15, 20);
    }

    [Fact]
    public void A_clock_that_is_put_back_silences_nobody_longer_than_their_own_acts()
    {
        var allowance = default(TalkAllowance);
        for (var act = 0; act < 2 * AtOnce; act++)
        {
            allowance = allowance.Decide(Start, Limits).After;
        }

        var back = Start.AddDays(-1);
        var (decision, after) = allowance.Decide(back, Limits);
        Assert.Equal(TalkVerdict.Refused, decision.Verdict);
        Assert.Equal(TalkVerdict.Heard, after.Decide(back + decision.Wait, Limits).Decision.Verdict);
    }

    private static List<(DateTimeOffset At, TalkDecision Decision)> Run(IEnumerable<int> waits)
    {
        var (now, allowance) = (Start, default(TalkAllowance));
        var decisions = new List<(DateTimeOffset, TalkDecision)>();
        foreach (var wait in waits)
        {
            now = now.AddSeconds(wait);
            (var decision, allowance) = allowance.Decide(now, Limits);
            decisions.Add((now, decision));
        }

        return decisions;
    }
}
