using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MicroGov.Storage;

/// <summary>The whole database. Each provider derives from it and brings its own migrations.</summary>
public abstract class MicroGovContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<CommunityRow> Communities => Set<CommunityRow>();

    public DbSet<GroupRow> Groups => Set<GroupRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<UnitRow> Units => Set<UnitRow>();

    public DbSet<HouseholdRow> Households => Set<HouseholdRow>();

    public DbSet<ResidentRow> Residents => Set<ResidentRow>();

    public DbSet<AdmissionRow> Admissions => Set<AdmissionRow>();

    public DbSet<OneTimeCodeRow> Codes => Set<OneTimeCodeRow>();

    public DbSet<GuessRow> Guesses => Set<GuessRow>();

    public DbSet<GrantRow> Grants => Set<GrantRow>();

    public DbSet<CommunityJournalRow> CommunityJournal => Set<CommunityJournalRow>();

    public DbSet<JoinRequestRow> JoinRequests => Set<JoinRequestRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<AffairRow> Affairs => Set<AffairRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<JournalPersonRow> JournalPersons => Set<JournalPersonRow>();

    public DbSet<CommunityJournalPersonRow> CommunityJournalPersons => Set<CommunityJournalPersonRow>();

    public DbSet<BallotRow> Ballots => Set<BallotRow>();

    public DbSet<RollRow> Rolls => Set<RollRow>();

    public DbSet<FormerParticipantRow> FormerParticipants => Set<FormerParticipantRow>();

    public DbSet<SpeechRow> Speeches => Set<SpeechRow>();

    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<PollRow> Polls => Set<PollRow>();

    public DbSet<OrphanPollAnswerRow> OrphanPollAnswers => Set<OrphanPollAnswerRow>();

    public DbSet<UpdateRow> Updates => Set<UpdateRow>();

    public DbSet<DeadLetterRow> DeadLetters => Set<DeadLetterRow>();

    public DbSet<FileJobRow> FileJobs => Set<FileJobRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<SendWindowRow> SendWindows => Set<SendWindowRow>();

    public DbSet<TimestampRow> Timestamps => Set<TimestampRow>();
    public DbSet<OutboxPersonRow> OutboxPersons => Set<OutboxPersonRow>();

    public DbSet<DeadLetterAccountRow> DeadLetterAccounts => Set<DeadLetterAccountRow>();

    public DbSet<ServiceKeyRow> ServiceKeys => Set<ServiceKeyRow>();

    /// <summary>The keys of secret votes, which are kept outside the database.</summary>
    internal VoteKeys VoteKeys => this.GetService<VoteKeys>();

    /// <summary>Times are UTC milliseconds: SQLite can neither sort nor compare a DateTimeOffset.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<GroupRow>(group =>
        {
            group.HasIndex(row => row.ChatId).IsUnique();
            group.HasIndex(row => row.CommunityId);
        });
        modelBuilder.Entity<PersonRow>(person =>
        {
            person.HasIndex(row => row.TelegramId).IsUnique();
            person.HasIndex(row => row.Username);
        });
        modelBuilder.Entity<MemberRow>(member =>
        {
            member.HasKey(row => new { row.GroupId, row.PersonId });
            member.HasIndex(row => row.PersonId);
        });
        modelBuilder.Entity<UnitRow>(unit =>
        {
            unit.HasIndex(row => new { row.CommunityId, row.ParentId, row.Name }).IsUnique();
            unit.HasIndex(row => row.CommunityId).IsUnique().HasFilter("\"ParentId\" IS NULL");
        });
        modelBuilder.Entity<HouseholdRow>(household =>
        {
            household.HasIndex(row => new { row.CommunityId, row.DoorKey }).IsUnique();
            household.HasIndex(row => row.UnitId);
        });
        modelBuilder.Entity<ResidentRow>(resident =>
        {
            resident.HasKey(row => new { row.PersonId, row.HouseholdId });
            resident.HasIndex(row => row.HouseholdId);
            resident.HasIndex(row => row.CommunityId);
        });
        modelBuilder.Entity<AdmissionRow>(admission =>
        {
            admission.HasIndex(row => new { row.PersonId, row.HouseholdId }).IsUnique();
            admission.HasIndex(row => row.CommunityId);
        });
        modelBuilder.Entity<OneTimeCodeRow>(code =>
        {
            code.HasKey(row => row.Hash);
            // Two replicas may be brought the same code at once.
            code.Property(row => row.UsedAt).IsConcurrencyToken();
            code.HasIndex(row => new { row.CommunityId, row.HouseholdId });
        });
        modelBuilder.Entity<GuessRow>(guess =>
        {
            guess.HasKey(row => row.PersonId);
            guess.Property(row => row.PersonId).ValueGeneratedNever();
        });
        modelBuilder.Entity<GrantRow>(grant =>
        {
            grant.HasIndex(row => new { row.CommunityId, row.PersonId });
            grant.ToTable(table =>
                table.HasCheckConstraint(
                    "CK_Grants_Role",
                    $"\"{nameof(GrantRow.Role)}\" IN ('{Role.UnitLeader}', '{Role.Partner}', '{Role.Moderator}')")
            );
        });
        modelBuilder.Entity<CommunityJournalRow>().HasKey(row => new { row.CommunityId, row.Sequence });
        modelBuilder.Entity<JoinRequestRow>().HasKey(row => new { row.GroupId, row.PersonId });
        modelBuilder.Entity<AffairRow>(affair =>
        {
            affair.HasIndex(row => new { row.CommunityId, row.Number }).IsUnique();
            // A list each, with all that its lines show: open ones, those of one stage, those with these words in their
            // title; and one's own.
            affair.HasIndex(row => new { row.CommunityId, row.Number, row.Title, row.Stage }, "IX_Affairs_Open")
                .HasFilter("\"Stage\" <> 'Closed'");
            affair.HasIndex(row => new { row.CommunityId, row.Stage, row.Number, row.Title });
            affair.HasIndex(row => new { row.CommunityId, row.Number, row.Title, row.Stage });
            affair.HasIndex(row => new { row.CommunityId, row.RaisedBy });
            affair.HasIndex(row => new { row.CommunityId, row.Doer });
            affair.HasIndex(row => row.GroupId);
            affair.HasIndex(row => row.CardIsStale).HasFilter("\"CardIsStale\"");
            affair.Property(row => row.Version).IsConcurrencyToken();
            affair.ToTable(table => table.HasCheckConstraint("CK_Affairs_Stage", OneOf<Stage>(nameof(AffairRow.Stage))));
        });
        modelBuilder.Entity<JournalRow>().HasKey(row => new { row.AffairId, row.Sequence });
        modelBuilder.Entity<JournalPersonRow>(concerned =>
        {
            concerned.HasKey(row => new { row.AffairId, row.Sequence, row.PersonId });
            concerned.HasIndex(row => new { row.PersonId, row.AffairId, row.Sequence });
        });
        modelBuilder.Entity<CommunityJournalPersonRow>(concerned =>
        {
            concerned.HasKey(row => new { row.CommunityId, row.Sequence, row.PersonId });
            concerned.HasIndex(row => new { row.PersonId, row.CommunityId, row.Sequence });
        });
        modelBuilder.Entity<BallotRow>(ballot =>
        {
            ballot.HasKey(row => new { row.AffairId, row.Round, row.PersonId, row.HouseholdId });
            ballot.HasQueryFilter(row => row.Choice != BallotRow.TakenBack);
        });
        modelBuilder.Entity<RollRow>().HasKey(row => new { row.AffairId, row.Round, row.HouseholdId });
        modelBuilder.Entity<FormerParticipantRow>().HasKey(row => new { row.AffairId, row.Mark });
        modelBuilder.Entity<SpeechRow>(speech =>
        {
            speech.HasIndex(row => new { row.AffairId, row.Id });
            speech.ToTable(table => table.HasCheckConstraint("CK_Speeches_Stance", OneOf<Stance>(nameof(SpeechRow.Stance))));
        });
        modelBuilder.Entity<AttachmentRow>(sent =>
        {
            sent.HasKey(row => new { row.AffairId, row.Number });
            sent.ToTable(table =>
                table.HasCheckConstraint("CK_Attachments_Kind", OneOf<AttachmentKind>(nameof(AttachmentRow.Kind))));
        });
        modelBuilder.Entity<DeadlineRow>(due =>
        {
            due.HasKey(row => new { row.AffairId, row.Kind, row.Subject });
            due.HasIndex(row => row.At);
            due.ToTable(table => table.HasCheckConstraint("CK_Due_Kind", OneOf<DeadlineKind>(nameof(DeadlineRow.Kind))));
        });
        modelBuilder.Entity<MessageRow>(message =>
        {
            message.HasKey(row => new { row.ChatId, row.MessageId });
            message.HasIndex(row => row.At).HasFilter($"\"{nameof(MessageRow.Kind)}\" = '{StoredMessageKind.Pending}'");
            message.ToTable(table =>
                table.HasCheckConstraint("CK_Messages_Kind", OneOf<StoredMessageKind>(nameof(MessageRow.Kind))));
        });
        modelBuilder.Entity<PollRow>(poll =>
        {
            poll.HasKey(row => row.PollId);
            poll.HasIndex(row => new { row.AffairId, row.Round });
        });
        modelBuilder.Entity<OrphanPollAnswerRow>().HasKey(row => new { row.PollId, row.UpdateId });
        modelBuilder.Entity<UpdateRow>(update =>
        {
            update.HasKey(row => new { row.BotId, row.UpdateId });
            update.HasIndex(row => row.At);
        });
        modelBuilder.Entity<SendWindowRow>(window =>
        {
            window.HasKey(row => row.ChatId);
            window.Property(row => row.ChatId).ValueGeneratedNever();
        });
        modelBuilder.Entity<TimestampRow>().HasKey(row => row.Name);
        modelBuilder.Entity<OutboxRow>(owed =>
        {
            owed.HasIndex(row => new { row.GivenUp, row.Lane, row.Id });
            owed.HasMany(row => row.Persons).WithOne().HasForeignKey(row => row.OutboxId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<OutboxPersonRow>().HasKey(row => new { row.PersonId, row.OutboxId });
        modelBuilder.Entity<DeadLetterRow>()
            .HasMany(row => row.Accounts).WithOne().HasForeignKey(row => row.DeadLetterId).OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<DeadLetterAccountRow>().HasKey(row => new { row.Account, row.DeadLetterId });
        modelBuilder.Entity<FileJobRow>().HasIndex(row => row.Account);
        modelBuilder.Entity<ServiceKeyRow>().HasKey(row => row.Name);
    }

    /// <summary>Enums are stored by their names, and nothing else gets in.</summary>
    private static string OneOf<T>(string column)
        where T : struct, Enum => $"\"{column}\" IN ({string.Join(", ", Enum.GetNames<T>().Select(name => $"'{name}'"))})";

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        moment => moment.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
