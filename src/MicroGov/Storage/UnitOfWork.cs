using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>
/// One transaction: its moment, what it must ask of Telegram first, and a store for each aggregate, which remembers what was
/// read and what is to be written. State, journal, outbox and update ids all go through here, so they stand or fall together.
/// Nothing but update ids is written before <see cref="SaveAsync"/>.
/// </summary>
public sealed class UnitOfWork
{
    public UnitOfWork(MicroGovContext db, DateTimeOffset moment, CancellationToken ct, PendingLookups? lookups = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        (Db, Ct, Buffer) = (db, ct, new(db));
        // Whole milliseconds, as the database keeps them: a deadline read back is then exactly the one decided.
        Now = DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
        Lookups = lookups ?? new PendingLookups(moment);
        // The tracker would look through everything at every query; it looks once, when the work is saved.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>The moment of whatever is decided, by the clock on the wall; whole milliseconds.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The same moment in the time that messages wait by (<see cref="ElapsedTime"/>).</summary>
    public DateTimeOffset QueuedAt
    {
        get => field == default ? Now : field;
        init;
    }

    public CancellationToken Ct { get; }

    /// <summary>What this transaction does not know yet. While there are any, it must not commit.</summary>
    public PendingLookups Lookups { get; }

    /// <summary>Delivery has something to do that it had not before: a call is owed, or a card has just become stale.</summary>
    public bool HasNewsForDelivery { get; internal set; }

    /// <summary>
    /// What is owed takes its turn behind what others are owed, the higher the later; null when it need not.
    /// </summary>
    public int? Deferral { get; set; }

    /// <summary>An update waits for a file.</summary>
    public bool HasNewsForFiles { get; internal set; }

    /// <summary>Somebody was erased: once this commits, the database must not keep what it wrote before in its log.</summary>
    public bool HasErased { get; internal set; }

    /// <summary>Secret rounds that end with this: once it commits, their keys go.</summary>
    internal List<SecretRound> EndedSecretRounds { get; } = [];

    /// <summary>A deadline came, went or moved; or an answer is kept whose poll may be known by the time this commits.</summary>
    public bool HasNewsForClock { get; internal set; }

    /// <summary>Affairs and their state.</summary>
    public AffairStore Affairs => field ??= new(this);

    /// <summary>What happens to affairs.</summary>
    public AffairJournalStore AffairJournal => field ??= new(this);

    /// <summary>Ballots, one by one.</summary>
    public BallotStore Ballots => field ??= new(this);

    /// <summary>The rolls of votes where households vote.</summary>
    public RollStore Rolls => field ??= new(this);

    /// <summary>When the clock should knock.</summary>
    public DeadlineStore Deadlines => field ??= new(this);

    /// <summary>Who was erased and had their say before.</summary>
    public FormerParticipantStore FormerParticipants => field ??= new(this);

    /// <summary>Communities and their terms.</summary>
    public CommunityStore Communities => field ??= new(this);

    /// <summary>What happens to communities.</summary>
    public CommunityJournalStore CommunityJournal => field ??= new(this);

    /// <summary>The groups that communities and their units talk in.</summary>
    public HomeStore Homes => field ??= new(this);

    /// <summary>What communities consist of.</summary>
    public UnitStore Units => field ??= new(this);

    /// <summary>Who leads, moderates, or speaks for a partner.</summary>
    public OfficeStore Offices => field ??= new(this);

    /// <summary>Households, and who belongs to them.</summary>
    public HouseholdStore Households => field ??= new(this);

    /// <summary>Who asks to be let in, into a household or a group.</summary>
    public AdmissionStore Admissions => field ??= new(this);

    /// <summary>One-time codes, and who guesses at them.</summary>
    public CodeStore Codes => field ??= new(this);

    /// <summary>Who a number stands for.</summary>
    public PersonStore People => field ??= new(this);

    /// <summary>Who was seen in which group.</summary>
    public MemberStore Members => field ??= new(this);

    /// <summary>Native polls of votes.</summary>
    public PollStore Polls => field ??= new(this);

    /// <summary>Answers in polls that are not known yet.</summary>
    public OrphanAnswerStore OrphanAnswers => field ??= new(this);

    /// <summary>What messages in chats are about, and files on their way.</summary>
    public MessageStore Messages => field ??= new(this);

    /// <summary>Updates that have had their effect, or failed.</summary>
    public UpdateStore Updates => field ??= new(this);

    /// <summary>Updates that wait for a file.</summary>
    public FileJobStore FileJobs => field ??= new(this);

    /// <summary>Taking somebody out of all of them.</summary>
    public ErasureStore Erasures => field ??= new(this);

    /// <summary>For stores and read models; for Delivery's own rows; and for Privacy, which looks into every table.</summary>
    internal MicroGovContext Db { get; }

    internal WriteBuffer Buffer { get; }

    /// <summary>Owes Telegram a call once this commits.</summary>
    public void Enqueue(long lane, OutboxPayload message)
    {
        HasNewsForDelivery = true;
        Buffer.Add(OutboxRow.Of(lane, Deferral is null ? message : message with { Deferral = Deferral }, QueuedAt));
    }

    /// <summary>Writes everything so far, inside the transaction: queries of the database then see it.</summary>
    public async Task SaveAsync()
    {
        await AffairJournal.PrepareAsync();
        await Buffer.WriteAsync(Ct);
        await Ballots.WriteAsync();
        Db.ChangeTracker.DetectChanges();
        // A group that can be reached again has cards waiting.
        HasNewsForDelivery |= Db.ChangeTracker.Entries<GroupRow>().Any(entry => entry.State != EntityState.Unchanged);
        await Db.SaveChangesAsync(Ct);
    }

    /// <summary>What was changed past the stores, or is no more, is read anew from here on.</summary>
    public Task StartOverAsync() => StepAsideAsync(_ => Task.CompletedTask);

    /// <summary>Lets something change the database that knows nothing of the stores, which then read everything anew.</summary>
    internal async Task StepAsideAsync(Func<MicroGovContext, Task> change)
    {
        await SaveAsync();
        Db.ChangeTracker.Clear();
        Db.ChangeTracker.AutoDetectChangesEnabled = true;
        await change(Db);
        (HasNewsForDelivery, HasNewsForClock) = (true, true);
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        Db.ChangeTracker.Clear();
        Forget();
    }

    private void Forget()
    {
        Affairs.Forget();
        Rolls.Forget();
        Communities.Forget();
        Homes.Forget();
        Units.Forget();
        Offices.Forget();
        Households.Forget();
        People.Forget();
        Members.Forget();
        FormerParticipants.Forget();
        Polls.Forget();
    }
}
