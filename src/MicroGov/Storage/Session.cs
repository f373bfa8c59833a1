using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Residents;
using MicroGov.Delivery;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// One transaction's view of the house: what it has read, and what it will write when it commits. State, journal,
/// outbox and update ids all go through here, so they stand or fall together.
/// </summary>
public sealed partial class Session(MicroGovContext db, DateTimeOffset moment, CancellationToken ct, Questions? questions = null)
{
    /// <summary>Whole milliseconds, as the database keeps them: a deadline read back is then exactly the one decided.</summary>
    private readonly DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());

    private readonly Dictionary<long, Affair> states = [];

    public MicroGovContext Db => db;

    public DateTimeOffset Now => now;

    public CancellationToken Ct => ct;

    /// <summary>What this transaction does not know yet. While there are any, it must not commit.</summary>
    public Questions Questions { get; } = questions ?? new Questions(moment);

    /// <summary>The update that is being handled; 0 for the clock.</summary>
    public long UpdateId { get; set; }

    public async Task<AffairRow?> AffairAsync(long id) => await db.Affairs.FindAsync([id], ct);

    public async Task<AffairRow?> AffairAsync(long communityId, int number) =>
        db.Affairs.Local.FirstOrDefault(row => row.CommunityId == communityId && row.Number == number)
        ?? await db.Affairs.FirstOrDefaultAsync(row => row.CommunityId == communityId && row.Number == number, ct);

    public async Task<CommunityRow> CommunityAsync(long id) =>
        await db.Communities.FindAsync([id], ct) ?? throw new InvalidOperationException($"No community {id}.");

    public async Task<CommunityRow?> CommunityOfChatAsync(long chatId) =>
        db.Communities.Local.FirstOrDefault(row => row.ChatId == chatId)
        ?? await db.Communities.FirstOrDefaultAsync(row => row.ChatId == chatId, ct);

    public async Task<PersonRow> PersonAsync(PersonId id) =>
        await db.People.FindAsync([id.Value], ct) ?? throw new InvalidOperationException($"No person {id}.");

    /// <summary>The affair as its row has it.</summary>
    public Affair StateOf(AffairRow row)
    {
        if (!states.TryGetValue(row.Id, out var state))
        {
            state = JsonSerializer.Deserialize<Affair>(row.State, JournalJson.Options)!;
            states[row.Id] = state;
        }

        return state;
    }

    public static CommunityTerms TermsOf(CommunityRow community) =>
        JsonSerializer.Deserialize<CommunityTerms>(community.Terms, JournalJson.Options)!;

    /// <summary>A new affair, so far without history.</summary>
    public async Task<AffairRow> CreateAffairAsync(CommunityRow community)
    {
        var row = new AffairRow { CommunityId = community.Id, Number = community.NextNumber++, ChangedAt = now };
        db.Affairs.Add(row);
        // The number that buttons and the journal name must be known before the first event is written.
        await db.SaveChangesAsync(ct);
        states[row.Id] = new Affair { Id = row.Id };
        return row;
    }

    /// <summary>Writes what happened: journal, state, ballots, speeches, deadlines; and the card is out of date.</summary>
    public async Task<Affair> RecordAsync(AffairRow row, IReadOnlyCollection<AffairEvent> events, CommunityTerms terms)
    {
        var affair = StateOf(row);
        foreach (var happened in events)
        {
            var entry = JournalEntry.Append(row.Id, ++row.Version, row.JournalHead, happened, now);
            row.JournalHead = entry.Hash;
            db.Journal.Add(new JournalRow
            {
                AffairId = row.Id,
                Sequence = entry.Sequence,
                At = entry.AtMilliseconds,
                Payload = entry.Payload,
                Hash = entry.Hash,
            });
            affair = affair.Apply(happened);
            await RecordRowAsync(row.Id, happened);
        }

        states[row.Id] = affair;
        row.State = JsonSerializer.Serialize(affair, JournalJson.Options);
        row.Title = affair.Title;
        row.Stage = affair.Stage.ToString();
        row.RaisedBy = affair.RaisedBy.Value;
        row.Doer = affair.Doer?.Value;
        row.ChangedAt = now;
        row.CardIsStale = true;
        await RecordDeadlinesAsync(affair, terms);
        return affair;
    }

    /// <summary>Owes Telegram a call once this commits.</summary>
    public void Owe(long lane, Errand errand) => db.Outbox.Add(new OutboxRow
    {
        Lane = lane,
        Errand = JsonSerializer.Serialize(errand, JournalJson.Options),
        NotBefore = now,
    });
}
