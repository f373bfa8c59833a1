using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;

namespace MicroGov.Operations.Rebuilding;

/// <summary>One affair as its journal tells it: its ballots, speeches, the rolls of its votes and whom it concerns.</summary>
internal sealed class AffairReplay(long id)
{
    public Affair State { get; private set; } = new() { Id = id };

    /// <summary>It has a journal that nobody changed, and every entry could be read.</summary>
    public bool IsWhole => Version > 0 && !isDamaged;

    public int Version { get; private set; }

    public string Head { get; private set; } = JournalEntry.Root;

    /// <summary>When the last entry was made, in Unix milliseconds.</summary>
    public long LastAt { get; private set; }

    /// <summary>When its state, and with it its deadlines, last became another.</summary>
    public long StateSince { get; private set; }

    /// <summary>
    /// What no journal keeps of a ballot is left empty; of a secret one, while its vote runs, that is also what it chose.
    /// </summary>
    public Dictionary<BallotKey, (BallotRow Row, bool IsSecret)> Ballots { get; } = [];

    public List<SpeechRow> Speeches { get; } = [];

    public List<AttachmentRow> Attachments { get; } = [];

    /// <summary>The rolls that were closed, and of whom each was to be.</summary>
    public List<(int Round, Roll Closed, long? UnitId, bool OwnersOnly, long At)> Rolls { get; } = [];

    public List<JournalPersonRow> Persons { get; } = [];

    private bool isDamaged;

    public void Take(JournalRow stored)
    {
        isDamaged |= stored.Sequence != Version + 1
            || !new JournalEntry(id, stored.Sequence, stored.At, stored.Payload, stored.Hash).StandsOn(Head);
        (Version, Head, LastAt) = (stored.Sequence, stored.Hash, stored.At);
        try
        {
            var happened = AffairEvents.Format.Read(stored.Payload);
            Persons.AddRange(AffairEvents.Format.PersonsOf(happened).Select(person => new JournalPersonRow
            {
                AffairId = id, Sequence = stored.Sequence, PersonId = person.Value,
            }));
            Note(happened, stored.At);
            var before = State;
            State = State.Apply(happened);
            StateSince = ReferenceEquals(before, State) ? StateSince : stored.At;
            SealAfter(before);
        }
#pragma warning disable CA1031 // Whatever a damaged entry does to the replay, nothing is made of it.
        catch (Exception)
#pragma warning restore CA1031
        {
            isDamaged = true;
        }
    }

    private void Note(AffairEvent happened, long at)
    {
        Attachments.AddRange(AttachmentRow.Of(id, happened, DateTimeOffset.FromUnixTimeMilliseconds(at)));
        switch (happened)
        {
            case VoteOpened { Roll: { } roll } opened:
                Rolls.Add(((State.Vote?.Round ?? 0) + 1, roll, State.UnitId, opened.Rule.OwnersOnly, at));
                break;
            case BallotCast cast:
                Put(cast.Round, cast.By, cast.Household, cast.By, cast.Choice,
                    cast.Apart ?? (cast.Counted ? BallotStanding.Counted : BallotStanding.Outsider), BallotStore.SourceOf(cast));
                break;
            case BallotTakenBack back:
                Ballots.Remove(BallotKey.Of(id, back.Round, back.By, back.Household));
                break;
            case BallotStruck struck
                when Ballots.TryGetValue(BallotKey.Of(id, struck.Round, struck.By, struck.Household), out var ballot):
                ballot.Row.Standing = BallotStanding.Left;
                break;
            case VoterRecused recused:
                Put(recused.Round, recused.Who, recused.Household, recused.Who, 0, BallotStanding.Recused, BallotSource.Own);
                break;
            case SpeechMade speech:
                Speeches.Add(new()
                {
                    AffairId = id, PersonId = speech.By.Value, Stance = speech.Stance.ToString(), Text = speech.Text,
                    At = DateTimeOffset.FromUnixTimeMilliseconds(at),
                });
                break;
            default:
                break;
        }
    }

    /// <param name="choice">Null: it is secret, and no journal tells it.</param>
    private void Put(
        int round, PersonId voter, long? household, PersonId castBy, Marking? choice, BallotStanding standing,
        BallotSource source)
    {
        var key = BallotKey.Of(id, round, voter, household);
        Ballots[key] = (
            new()
            {
                AffairId = id, Round = round, PersonId = key.PersonId, HouseholdId = key.HouseholdId, CastBy = castBy.Value,
                Choice = choice?.Packed ?? BallotRow.Sealed, Standing = standing, Source = source,
            },
            choice is null);
    }

    /// <summary>Once a secret vote is over, its ballots say no more that somebody voted.</summary>
    private void SealAfter(Affair before)
    {
        if (before is { Stage: Stage.Voting, Vote: { Rule.Secrecy: Secrecy.Secret } secret }
            && (State.Stage != Stage.Voting || State.Vote!.Round != secret.Round))
        {
            foreach (var key in Ballots.Keys.Where(key => key.Round == secret.Round).ToList())
            {
                Ballots[key].Row.Choice = BallotRow.Sealed;
                Ballots[key] = (Ballots[key].Row, false);
            }
        }
    }
}
