using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>The journals of affairs: an entry is written together with the state and the rows that it leads to.</summary>
public sealed class AffairJournalStore(UnitOfWork work)
{
    private readonly Dictionary<AffairRow, CommunityTerms> changed = [];

    /// <summary>What happened: journal, state, ballots, speeches, deadlines; and the card is out of date.</summary>
    public async Task<Affair> RecordAsync(AffairRow row, IReadOnlyCollection<AffairEvent> events, CommunityTerms terms)
    {
        var before = work.Affairs.StateOf(row);
        var affair = before;
        foreach (var happened in events)
        {
            Append(row, happened, AffairEvents.Format);
            affair = affair.Apply(happened);
            if (happened is VoteOpened or RunOffOpened && affair.Vote is { Rule.Secrecy: Secrecy.Secret } opened)
            {
                work.Ballots.BeginSecret(new(row.Id, opened.Round));
            }

            await RecordBesideAsync(row.Id, happened);
        }

        if (before is { Stage: Stage.Voting, Vote: { Rule.Secrecy: Secrecy.Secret } secret }
            && (affair.Stage != Stage.Voting || affair.Vote!.Round != secret.Round))
        {
            await work.Ballots.SealAsync(row.Id, secret.Round);
        }

        work.HasNewsForDelivery |= !row.CardIsStale;
        (row.ChangedAt, row.CardIsStale) = (work.Now, true);
        if (!ReferenceEquals(affair, before))
        {
            work.Affairs.Become(row, affair);
            changed[row] = terms;
            work.Buffer.Changed(row);
        }

        return affair;
    }

    /// <summary>An entry of the journal, indexed by the people whom it concerns; nothing but that.</summary>
    /// <param name="format">Which kinds of events there are.</param>
    public void Append(AffairRow row, AffairEvent happened, EventFormat<AffairEvent> format)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(format);
        var entry = AffairJournal.Append(row.Id, ++row.Version, row.JournalHead, happened, work.Now, format);
        row.JournalHead = entry.Hash;
        work.Buffer.Add(entry, format.PersonsOf(happened));
        work.Buffer.Grew(row);
    }

    /// <summary>The last event of this kind, of those that are written; null when there is none.</summary>
    public async Task<TEvent?> LastAsync<TEvent>(long affairId)
        where TEvent : AffairEvent
    {
        // Its kind stands first in the payload.
        var mark = $"{{\"kind\":\"{AffairEvents.Format.Kinds.Single(kind => kind.Type == typeof(TEvent)).Name}\"";
        var last = await work.Db.Journal.AsNoTracking()
            .Where(entry => entry.AffairId == affairId && entry.Payload.StartsWith(mark))
            .OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(work.Ct);
        return last is null ? null : AffairEvents.Format.Read(last.Payload) as TEvent;
    }

    /// <summary>States that have changed, as they will be written, and what the clock has to know of them.</summary>
    internal async Task PrepareAsync()
    {
        foreach (var (row, terms) in changed)
        {
            var state = work.Affairs.StateOf(row);
            row.State = StateJson.Write(state);
            await work.Deadlines.RecordAsync(state, terms);
            work.HasNewsForClock = true;
        }

        changed.Clear();
    }

    /// <summary>The rows that stand beside an affair's state.</summary>
    private async Task RecordBesideAsync(long affairId, AffairEvent happened)
    {
        switch (happened)
        {
            case IAttachmentEvent:
                work.Db.Attachments.AddRange(AttachmentRow.Of(affairId, happened, work.Now));
                break;

            case VoteOpened { Roll: not null }:
                await work.Rolls.WriteAsync(affairId);
                break;

            case SpeechMade speech:
                work.Db.Speeches.Add(new()
                {
                    AffairId = affairId,
                    PersonId = speech.By.Value,
                    Stance = speech.Stance.ToString(),
                    Text = speech.Text,
                    At = work.Now,
                });
                break;

            default:
                await work.Ballots.RecordAsync(affairId, happened);
                break;
        }
    }
}
