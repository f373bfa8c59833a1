using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// One affair under audit: its journal is taken entry by entry, then its ballots and speeches; at the end everything
/// stored must be what the journal says.
/// </summary>
internal sealed class AffairAudit
{
    private readonly AffairRow row;
    private readonly Findings findings;
    private readonly ChainAudit chain;
    private readonly BallotAudit ballots;
    private readonly PersonAudit persons;
    private readonly Queue<int> speeches = [];
    private Affair affair;
    private int speechesStored;

    public AffairAudit(AffairRow row, Findings findings, VoteKeys keys)
    {
        (this.row, this.findings, affair) = (row, findings, new() { Id = row.Id });
        (Where, Replayed) = ($"community {row.CommunityId}, affair #{row.Number}", affair);
        chain = new(JournalEntry.Root, Find);
        (ballots, persons) = (new(row.Id, Find, keys), new(Find));
    }

    public string Where { get; }

    public AffairRow Row => row;

    /// <summary>The affair as its journal tells it; null when an entry could not be read.</summary>
    public Affair? Replayed { get; private set; }

    public void Take(JournalRow stored)
    {
        var entry = new JournalEntry(stored.AffairId, stored.Sequence, stored.At, stored.Payload, stored.Hash);
        var before = chain.Head;
        chain.Take(entry.Sequence, entry.AtMilliseconds, entry.Hash, entry.StandsOn);
        Replay(entry, before);
    }

    public void Take(JournalPersonRow stored)
    {
        if (Replayed is not null)
        {
            persons.Take(stored.Sequence, stored.PersonId);
        }
    }

    public void Take(BallotRow ballot)
    {
        if (Replayed is null)
        {
            return;
        }

        ballots.Take(ballot);
    }

    public void Take(RollRow entry) => ballots.Take(entry);

    public void Take(SpeechRow speech)
    {
        speechesStored++;
        if (
            Replayed is not null
            && (!speeches.TryDequeue(out var made) || made != HashCode.Combine(speech.PersonId, speech.Stance, speech.Text)))
        {
            Find($"speech {speechesStored} is not the one in the journal");
        }
    }

    /// <summary>Compares what is stored with what the journal came to.</summary>
    public void Finish()
    {
        if (chain.Sequence == 0)
        {
            Find("has no journal");
            Replayed = null;
            return;
        }

        Expect(row.Version == chain.Sequence, $"its version is {row.Version}, but its journal ends with entry {chain.Sequence}");
        Expect(row.JournalHead == chain.Head, "its journal head is not the hash of its last entry");
        Expect(row.ChangedAt.ToUnixTimeMilliseconds() == chain.LastAt, "it was not changed when its last entry says");
        if (Replayed is null)
        {
            return;
        }

        ballots.Finish(Replayed);
        persons.Finish();
        Expect(speeches.Count == 0, $"{speeches.Count} speeches are in the journal but not stored");
        Expect(row.CommunityId == Replayed.CommunityId, $"the journal says community {Replayed.CommunityId}");
        Expect(row.Number == Replayed.Number, $"the journal says #{Replayed.Number}");
        Expect(row.Title == Replayed.Title, "its title is not the journal's");
        Expect(row.Stage == Replayed.Stage.ToString(), $"it is stored as {row.Stage}, but the journal says {Replayed.Stage}");
        Expect(
            row.RaisedBy == Replayed.RaisedBy.Value,
            $"it is stored as raised by person {row.RaisedBy}, but the journal says {Replayed.RaisedBy}");
        Expect(row.Doer == Replayed.Doer?.Value, "its doer is not the journal's");
        Expect(row.AcceptedBy == Replayed.AcceptedBy?.Value, "who accepted it is not the journal's");
        if (StoredJson.Difference("state", row.State, Replayed) is { } difference)
        {
            Find(difference);
        }
    }

    private void Replay(JournalEntry entry, string headBefore)
    {
        try
        {
            var happened = entry.Read();
            Note(happened);
            persons.Note(entry.Sequence, AffairEvents.Format.PersonsOf(happened));
            ballots.Note(entry.Sequence, affair, happened, headBefore);
            affair = affair.Apply(happened);
            Replayed = Replayed is null ? null : affair;
        }
#pragma warning disable CA1031 // Whatever a damaged entry does to the replay, the audit goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Find(EntryFault.Describe(entry.Sequence, fault));
            Replayed = null;
        }
    }

    private void Note(AffairEvent happened)
    {
        if (happened is SpeechMade speech)
        {
            speeches.Enqueue(HashCode.Combine(speech.By.Value, speech.Stance.ToString(), speech.Text));
        }
    }

    private void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            Find(otherwise);
        }
    }

    private void Find(string what) => findings.Add(Where, what);
}
