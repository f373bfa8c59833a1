using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// One transaction's view of the house: what it has read, and what it will write when it commits. State, journal,
/// outbox and update ids all go through here, so they stand or fall together. Nothing but update ids is written before
/// <see cref="SaveAsync"/>.
/// </summary>
public sealed partial class UnitOfWork
{
    /// <summary>In the order of their numbers: a replica that is brought the same update waits for the other's commit.</summary>
    private static readonly SetQuery<long> Taken = new(
        """INSERT INTO "Updates" ("BotId", "UpdateId", "At") VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING RETURNING "UpdateId" """,
        """INSERT INTO "Updates" ("BotId", "UpdateId", "At") SELECT * FROM unnest(@0, @1, @2) ON CONFLICT DO NOTHING RETURNING "UpdateId" """,
        row => row.Integer(0),
        typeof(long), typeof(long), typeof(long));

    private readonly MicroGovContext db;
    private readonly CancellationToken ct;
    private readonly DateTimeOffset now;
    private readonly WriteBuffer buffer;
    private readonly BallotStore ballots;
    private readonly Dictionary<long, Affair> states = [];
    private readonly Dictionary<AffairRow, CommunityTerms> changed = [];

    public UnitOfWork(MicroGovContext db, DateTimeOffset moment, CancellationToken ct, PendingLookups? questions = null)
    {
        (this.db, this.ct) = (db, ct);
        // Whole milliseconds, as the database keeps them: a deadline read back is then exactly the one decided.
        now = DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
        Lookups = questions ?? new PendingLookups(moment);
        (buffer, ballots) = (new(db), new(db));
        // The tracker would look through everything at every query; it looks once, when the session is saved.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
    }

    public MicroGovContext Db => db;

    public DateTimeOffset Now => now;

    public CancellationToken Ct => ct;

    /// <summary>What this transaction does not know yet. While there are any, it must not commit.</summary>
    public PendingLookups Lookups { get; }

    /// <summary>Whose updates are handled: each bot has its own numbers.</summary>
    public long BotId { get; set; }

    /// <summary>The update that is being handled; 0 for the clock.</summary>
    public long UpdateId { get; set; }

    /// <summary>It was kept for a while, so that its number may be older than all that we remember.</summary>
    public bool IsKept { get; set; }

    /// <summary>Delivery has something to do that it had not before: a call is owed, or a card has just become stale.</summary>
    public bool HasNewsForDelivery { get; private set; }

    /// <summary>Somebody was erased: once this commits, the database must not keep what it wrote before in its log.</summary>
    public bool HasErased { get; private set; }

    /// <summary>A deadline came, went or moved; or an answer is kept whose poll may be known by the time this commits.</summary>
    public bool HasNewsForClock { get; set; }

    /// <summary>These updates have had their effect once this commits.</summary>
    /// <returns>Those that had none before.</returns>
    public async Task<HashSet<long>> TakeAsync(long botId, IEnumerable<long> updateIds)
    {
        BotId = botId;
        var at = now.ToUnixTimeMilliseconds();
        return [.. await Taken.RunAsync(db, [.. updateIds.Distinct().Order().Select(id => (object[])[botId, id, at])], ct)];
    }

    /// <summary>The affair as its row has it, and as this transaction has changed it.</summary>
    public Affair StateOf(AffairRow row)
    {
        if (!states.TryGetValue(row.Id, out var state))
        {
            state = StateCache.Read(row.Id, row.State);
            states[row.Id] = state;
        }

        return state;
    }

    /// <summary>A new affair, so far without history.</summary>
    public async Task<AffairRow> CreateAffairAsync(Home home)
    {
        var row = new AffairRow
        {
            CommunityId = home.Community.Id,
            GroupId = home.Group.Id,
            Number = home.Community.NextNumber++,
            ChangedAt = now,
        };
        db.Affairs.Add(row);
        // The number that buttons and the journal name must be known before the first event is written.
        await SaveAsync();
        // From here on the ledger writes it.
        db.Entry(row).State = EntityState.Detached;
        (affairs[row.Id], states[row.Id]) = (row, new Affair { Id = row.Id });
        return row;
    }

    /// <summary>What happened: journal, state, ballots, speeches, deadlines; and the card is out of date.</summary>
    public async Task<Affair> RecordAsync(AffairRow row, IReadOnlyCollection<AffairEvent> events, CommunityTerms terms)
    {
        var before = StateOf(row);
        var affair = before;
        foreach (var happened in events)
        {
            Append(row, happened, AffairEvents.Format);
            affair = affair.Apply(happened);
            await RecordRowAsync(row.Id, happened);
        }

        if (before is { Stage: Stage.Voting, Vote: { Rule.Secrecy: Secrecy.Secret } secret } && (affair.Stage != Stage.Voting || affair.Vote!.Round != secret.Round))
        {
            await ballots.SealAsync(row.Id, secret.Round, ct);
            await ForgetTellingsAsync(row.Id);
            HasErased = true;
        }

        HasNewsForDelivery |= !row.CardIsStale;
        (row.ChangedAt, row.CardIsStale) = (now, true);
        if (!ReferenceEquals(affair, before))
        {
            states[row.Id] = affair;
            (row.Title, row.Stage) = (affair.Title, affair.Stage.ToString());
            (row.RaisedBy, row.Doer, row.AcceptedBy) = (affair.RaisedBy.Value, affair.Doer?.Value, affair.AcceptedBy?.Value);
            changed[row] = terms;
            buffer.Changed(row);
        }
        return affair;
    }

    /// <summary>An entry of an affair's journal, indexed by the people whom it concerns; nothing but that.</summary>
    /// <param name="format">Which kinds of events there are.</param>
    public void Append(AffairRow row, AffairEvent happened, EventFormat<AffairEvent> format)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(format);
        var entry = AffairJournal.Append(row.Id, ++row.Version, row.JournalHead, happened, now, format);
        row.JournalHead = entry.Hash;
        buffer.Add(entry, format.PersonsOf(happened));
        buffer.Grew(row);
    }

    /// <summary>The same of a community.</summary>
    public void Append(CommunityRow community, CommunityEvent happened, EventFormat<CommunityEvent> format) =>
        CommunityJournalWriter.Append(db, community, happened, now, format);

    /// <summary>What never arrived, and what failed, may still say what somebody chose: by its words, or by the moment it was written.</summary>
    private async Task ForgetTellingsAsync(long affairId)
    {
        await db.Outbox.Where(row => row.GivenUp != null && (row.Lane == 0 || row.AffairId == affairId)).ExecuteDeleteAsync(ct);
        await db.DeadLetters.Where(row => row.AffairId == affairId).ExecuteDeleteAsync(ct);
    }

    /// <summary>Keeps what failed, with an index of the accounts that occur in it.</summary>
    public async Task KeepAsync(DeadLetterRow letter, IReadOnlyCollection<long> accounts, IReadOnlyCollection<string> usernames)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var called = await db.People.Where(row => EF.Parameter(usernames).Contains(row.Username!))
            .Select(row => row.TelegramId).ToListAsync(ct);
        letter.Accounts.AddRange(accounts.Union(called).Select(account => new DeadLetterAccountRow { Account = account }));
        db.DeadLetters.Add(letter);
    }

    /// <summary>Owes Telegram a call once this commits.</summary>
    public void Enqueue(long lane, OutboxPayload message)
    {
        HasNewsForDelivery = true;
        buffer.Add(OutboxRow.Of(lane, message, now));
    }

    /// <summary>Writes everything so far, inside the transaction: queries of the database then see it.</summary>
    public async Task SaveAsync()
    {
        foreach (var (row, terms) in changed)
        {
            row.State = JsonSerializer.Serialize(states[row.Id], JournalJson.Options);
            await RecordDeadlinesAsync(states[row.Id], terms);
            HasNewsForClock = true;
        }

        changed.Clear();
        await buffer.WriteAsync(ct);
        await ballots.WriteAsync(ct);
        db.ChangeTracker.DetectChanges();
        // A group that can be reached again has cards waiting.
        HasNewsForDelivery |= db.ChangeTracker.Entries<GroupRow>().Any(entry => entry.State != EntityState.Unchanged);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lets something change the database that knows nothing of this session, which then reads everything anew.</summary>
    public async Task StepAsideAsync(Func<MicroGovContext, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await SaveAsync();
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await work(db);
        (HasNewsForDelivery, HasNewsForClock) = (true, true);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.ChangeTracker.Clear();
        Forget();
    }
}
