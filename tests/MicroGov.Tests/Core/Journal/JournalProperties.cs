using System.Text;
using CsCheck;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Tests.Core.Affairs;

namespace MicroGov.Tests.Core.Journal;

/// <summary>The chain of a random life, and everything that a forger might try on it.</summary>
public sealed class JournalProperties
{
    private static readonly Gen<JournalEntry[]> Chain = RandomLife.Steps.Select(steps =>
    {
        var story = Situations.Raised();
        foreach (var step in steps)
        {
            var act = RandomLife.ActOf(story.Wait(TimeSpan.FromMinutes(step.Minutes)), step);
            if (story.Decide(act).Refusal is null)
            {
                story.Does(act);
            }
        }

        return story.Journal.ToArray();
    }).Where(journal => journal.Length >= 4);

    [Fact]
    public void An_honest_chain_holds() => Chain.Sample(chain => Assert.Null(JournalEntry.FirstBroken(chain)), iter: 200);

    [Fact]
    public void Every_entry_tells_its_event_unchanged() => Chain.Sample(
        chain =>
        {
            var previous = JournalEntry.Root;
            foreach (var entry in chain)
            {
                var at = DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds);
                Assert.Equal(entry, AffairJournal.Append(entry.AffairId, entry.Sequence, previous, entry.Read(), at));
                previous = entry.Hash;
            }
        },
        iter: 100);

    [Fact]
    public void Changing_any_byte_of_any_payload_breaks_the_chain_there() =>
        Gen.Select(Chain, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample(
            (chain, place, offset, flip) =>
            {
                place %= chain.Length;
                var bytes = Encoding.UTF8.GetBytes(chain[place].Payload);
                bytes[offset % bytes.Length] ^= flip;
                AssertBrokenAt(place, chain, chain[place] with { Payload = Encoding.UTF8.GetString(bytes) });
            },
            iter: 500);

    [Fact]
    public void Every_single_byte_of_one_journal_is_guarded()
    {
        var chain = Situations.Resolved().Journal.ToArray();
        for (var place = 0; place < chain.Length; place++)
        {
            var payload = chain[place].Payload;
            for (var i = 0; i < payload.Length; i++)
            {
                var changed = payload.ToCharArray();
                changed[i]++;
                AssertBrokenAt(place, chain, chain[place] with { Payload = new string(changed) });
            }
        }
    }

    [Fact]
    public void Changing_when_which_or_the_hash_itself_breaks_the_chain() => Gen.Select(Chain, Gen.Int[0, int.MaxValue]).Sample(
        (chain, place) =>
        {
            place %= chain.Length;
            var entry = chain[place];
            AssertBrokenAt(place, chain, entry with { AtMilliseconds = entry.AtMilliseconds + 1 });
            AssertBrokenAt(place, chain, entry with { AffairId = entry.AffairId + 1 });
            AssertBrokenAt(place, chain, entry with { Sequence = entry.Sequence + 1 });
            AssertBrokenAt(place, chain, entry with { Hash = new string('0', 64) });
        },
        iter: 200);

    /// <summary>Dropping only the last is shown by the head that was posted.</summary>
    [Fact]
    public void Dropping_an_entry_breaks_the_chain_after_it() => Gen.Select(Chain, Gen.Int[0, int.MaxValue]).Sample(
        (chain, place) =>
        {
            place %= chain.Length - 1;
            Assert.Equal(chain[place + 1], JournalEntry.FirstBroken(chain.Where((_, i) => i != place)));
        },
        iter: 200);

    [Fact]
    public void Dropping_an_entry_and_renumbering_the_rest_breaks_the_chain() =>
        Gen.Select(Chain, Gen.Int[0, int.MaxValue])
            .Sample(
                (chain, place) =>
                {
                    place %= chain.Length - 1;
                    var renumbered = chain.Where((_, i) => i != place).Select((entry, i) => entry with { Sequence = i + 1 });
                    Assert.Equal(place + 1, JournalEntry.FirstBroken(renumbered)?.Sequence);
                },
                iter: 200);

    [Fact]
    public void Swapping_two_entries_breaks_the_chain_even_when_renumbered() =>
        Gen.Select(Chain, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample(
            (chain, one, other) =>
            {
                one %= chain.Length;
                other %= chain.Length;
                if (one == other)
                {
                    return;
                }

                JournalEntry[] swapped = [.. chain];
                (swapped[one], swapped[other]) = (chain[other], chain[one]);
                Assert.Equal(chain[Math.Max(one, other)], JournalEntry.FirstBroken(swapped));
                Assert.NotNull(JournalEntry.FirstBroken(swapped.Select((entry, i) => entry with { Sequence = i + 1 })));
            },
            iter: 200);

    /// <summary>A forger who computes a right hash for a changed entry must forge every later entry too.</summary>
    [Fact]
    public void Rewriting_an_entry_with_a_right_hash_breaks_the_next_one() =>
        Gen.Select(Chain, Gen.Int[0, int.MaxValue])
            .Sample(
                (chain, place) =>
                {
                    place %= chain.Length - 1;
                    var previous = place == 0 ? JournalEntry.Root : chain[place - 1].Hash;
                    JournalEntry[] forgery = [.. chain];
                    forgery[place] = AffairJournal.Append(
                        chain[place].AffairId,
                        chain[place].Sequence,
                        previous,
                        new OptionProposed(Neighbours.Ann, "Free beer"),
                        Story.Start);
                    Assert.Equal(chain[place + 1], JournalEntry.FirstBroken(forgery));
                },
                iter: 100);

    [Fact]
    public void Saying_something_twice_breaks_the_chain() => Gen.Select(Chain, Gen.Int[0, int.MaxValue]).Sample(
        (chain, place) =>
        {
            place %= chain.Length;
            Assert.NotNull(JournalEntry.FirstBroken([.. chain[..(place + 1)], chain[place], .. chain[(place + 1)..]]));
        },
        iter: 100);

    private static void AssertBrokenAt(int place, JournalEntry[] chain, JournalEntry forged)
    {
        JournalEntry[] forgery = [.. chain];
        forgery[place] = forged;
        Assert.Equal(forged, JournalEntry.FirstBroken(forgery));
    }
}
