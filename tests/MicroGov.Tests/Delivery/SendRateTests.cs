using CsCheck;
using MicroGov.Delivery;

namespace MicroGov.Tests.Delivery;

public class SendRateTests
{
    private static readonly DateTimeOffset Start = PostOffice.Start;

    /// <summary>Requests: which chat, and how long after the one before it was asked for.</summary>
    private static readonly Gen<(int Chat, int Wait)[]> Requests =
        Gen.Select(Gen.Int[-3, 2], Gen.Int[0, 400]).Array[1, 120];

    [Fact]
    public void No_second_and_no_minute_ever_holds_more_than_allowed() =>
        Requests.Sample(
            requests =>
            {
                var limits = new DeliveryOptions
                {
                    PerSecond = 4,
                    PerChatPerSecond = 1,
                    PerGroupPerMinute = 5,
                };
                var sent = Send(requests, limits);
                return sent.All(one =>
                    sent.Count(other => InWindow(other.At, one.At, SendRate.Second)) <= 4
                    && sent.Count(other => other.Chat == one.Chat && InWindow(other.At, one.At, SendRate.Second)) <= 1
                    && (
                        one.Chat >= 0
                        || sent.Count(other => other.Chat == one.Chat && InWindow(other.At, one.At, SendRate.Minute)) <= 5)
                );
            },
            iter: 300);

    [Fact]
    public void Nothing_is_sent_later_than_needed() => Requests.Sample(
        requests =>
        {
            var limits = new DeliveryOptions { PerSecond = 4, PerChatPerSecond = 1, PerGroupPerMinute = 5 };
            var sent = Send(requests, limits);
            // Whoever had to wait could not have gone a millisecond earlier.
            return sent.Select((one, index) => (one, before: sent[..index])).All(pair =>
                pair.one.At == pair.one.Asked
                || Breaks(pair.before, pair.one.Chat, pair.one.At.AddMilliseconds(-1), limits));
        },
        iter: 300);

    [Fact]
    public void While_the_only_place_is_taken_nobody_knows_when_the_next_call_may_leave()
    {
        var limits = new DeliveryOptions();

        Assert.Equal(DateTimeOffset.MaxValue, SendRate.Earliest(new PastSends(false, [], [], [], OnTheWay: 30), limits));
        Assert.Equal(DateTimeOffset.MaxValue, SendRate.Earliest(new PastSends(false, [], [], [], OnTheWayToChat: 1), limits));
        Assert.Equal(DateTimeOffset.MinValue, SendRate.Earliest(new PastSends(false, [], [], [], OnTheWay: 29), limits));
    }

    [Fact]
    public void Card_edits_leave_places_free_for_others()
    {
        var made = Enumerable.Range(0, 15).Select(second => Start.AddSeconds(second)).ToList();

        Assert.True(
            SendRate.Earliest(new PastSends(true, [], [], made) { CardEditsInChat = made }, new DeliveryOptions())
                > Start.AddMinutes(1));
        Assert.Equal(DateTimeOffset.MinValue, SendRate.Earliest(new PastSends(true, [], [], made), new DeliveryOptions()));
    }

    /// <summary>Each wait is how long nothing changed on the card before the next edit was wanted.</summary>
    [Fact]
    public void Spread_edits_never_wait_longer_than_the_longest_gap_and_keep_the_limit() =>
        Gen.Int[0, 20_000]
            .Array[1, 80]
            .Sample(
                waits =>
                {
                    var limits = new DeliveryOptions();
                    var edits = new List<DateTimeOffset>();
                    var (now, kept) = (Start, true);
                    foreach (var wait in waits)
                    {
                        now = now.AddMilliseconds(wait % 3 == 0 ? wait : 0);
                        var made = edits.Where(edit => edit > now - SendRate.Minute - SendRate.Margin).ToList();
                        var from = SendRate.EarliestSpread(
                            made, limits.CardEditsPerMinute, SendRate.Minute, limits.LongestCardGap);
                        kept &= from - now <= limits.LongestCardGap;
                        now = from > now ? from : now;
                        edits.Add(now);
                        kept &= edits.Count(edit => InWindow(edit, now, SendRate.Minute)) <= limits.CardEditsPerMinute;
                    }

            return kept;
        },
        iter: 500);

    [Fact]
    public void A_card_that_rested_is_drawn_twice_in_a_row()
    {
        var limits = new DeliveryOptions();

        Assert.Equal(DateTimeOffset.MinValue, Spread());
        Assert.True(Spread(0) <= Start.AddSeconds(1));
        Assert.InRange(Spread(0, 1), Start.AddSeconds(4), Start.AddSeconds(5));

        DateTimeOffset Spread(params int[] seconds) =>
            SendRate.EarliestSpread(
                [.. seconds.Select(second => Start.AddSeconds(second))],
                limits.CardEditsPerMinute,
                SendRate.Minute,
                limits.LongestCardGap);
    }

    private static List<(int Chat, DateTimeOffset Asked, DateTimeOffset At)> Send(
        (int Chat, int Wait)[] requests, DeliveryOptions limits)
    {
        var sent = new List<(int Chat, DateTimeOffset Asked, DateTimeOffset At)>();
        var now = Start;
        foreach (var (chat, wait) in requests)
        {
            now = now.AddMilliseconds(wait);
            var asked = now;
            var from = SendRate.Earliest(PastOf(sent, chat), limits);
            now = from > now ? from : now;
            sent.Add((chat, asked, now));
        }

        return sent;
    }

    private static PastSends PastOf(List<(int Chat, DateTimeOffset Asked, DateTimeOffset At)> sent, int chat)
    {
        var own = sent.Where(one => one.Chat == chat).Select(one => one.At).ToList();
        return new(chat < 0, [.. sent.Select(one => one.At)], own, own);
    }

    private static bool Breaks(
        List<(int Chat, DateTimeOffset Asked, DateTimeOffset At)> before, int chat, DateTimeOffset at, DeliveryOptions limits) =>
        before.Count(other => other.At > at - SendRate.Second - SendRate.Margin) >= limits.PerSecond
        || before.Count(other => other.Chat == chat && other.At > at - SendRate.Second - SendRate.Margin)
            >= limits.PerChatPerSecond
        || (
            chat < 0
            && before.Count(other => other.Chat == chat && other.At > at - SendRate.Minute - SendRate.Margin)
                >= limits.PerGroupPerMinute);

    /// <summary>Closed at both ends: the strictest way to count.</summary>
    private static bool InWindow(DateTimeOffset at, DateTimeOffset end, TimeSpan window) => at <= end && at >= end - window;
}
