using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Beginning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Admissions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Admissions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Affairs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    Doer = table.Column<long>(type: "INTEGER", nullable: true),
                    AcceptedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalHead = table.Column<string>(type: "TEXT", nullable: false),
                    CardMessageId = table.Column<int>(type: "INTEGER", nullable: true),
                    CardHasPhoto = table.Column<bool>(type: "INTEGER", nullable: false),
                    CardShows = table.Column<string>(type: "TEXT", nullable: false),
                    CardIsStale = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Affairs", x => x.Id);
                    table.CheckConstraint("CK_Affairs_Stage", "\"Stage\" IN ('Raised', 'Discussing', 'Voting', 'Assigning', 'Underway', 'Reported', 'Closed')");
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    FileId = table.Column<string>(type: "TEXT", nullable: false),
                    UniqueId = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: true),
                    Caption = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    MessageId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => new { x.AffairId, x.Number });
                    table.CheckConstraint("CK_Attachments_Kind", "\"Kind\" IN ('Photo', 'Video', 'Animation', 'Audio', 'VoiceNote', 'Document')");
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: false),
                    CastBy = table.Column<long>(type: "INTEGER", nullable: false),
                    Choice = table.Column<long>(type: "INTEGER", nullable: false),
                    Standing = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    UpdateId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => new { x.AffairId, x.Round, x.PersonId, x.HouseholdId });
                });

            migrationBuilder.CreateTable(
                name: "Codes",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: true),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: true),
                    MadeBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Codes", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MainGroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    NextNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    HasOffices = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasModerators = table.Column<bool>(type: "INTEGER", nullable: false),
                    SetupStep = table.Column<string>(type: "TEXT", nullable: true),
                    PendingRoster = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalHead = table.Column<string>(type: "TEXT", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommunityJournal",
                columns: table => new
                {
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommunityJournal", x => new { x.CommunityId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "CommunityJournalPersons",
                columns: table => new
                {
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommunityJournalPersons", x => new { x.CommunityId, x.Sequence, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "DeadLetters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UpdateId = table.Column<long>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    AffairId = table.Column<long>(type: "INTEGER", nullable: true),
                    Account = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadLetters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => new { x.AffairId, x.Kind, x.Subject });
                    table.CheckConstraint("CK_Due_Kind", "\"Kind\" IN ('SecondsEnd', 'DiscussionEnds', 'RemindVoters', 'VoteEnds', 'RemindDoer', 'WorkDue', 'CommitmentExpires', 'AcceptanceEnds', 'NoticeEnds')");
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Account = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FileJobs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UpdateId = table.Column<long>(type: "INTEGER", nullable: false),
                    Account = table.Column<long>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileJobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormerParticipants",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Mark = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerParticipants", x => new { x.AffairId, x.Mark });
                });

            migrationBuilder.CreateTable(
                name: "Grants",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: true),
                    Partner = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grants", x => x.Id);
                    table.CheckConstraint("CK_Grants_Role", "\"Role\" IN ('UnitLeader', 'Partner', 'Moderator')");
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    IsSupergroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    BotIsAdministrator = table.Column<bool>(type: "INTEGER", nullable: false),
                    BotMayPin = table.Column<bool>(type: "INTEGER", nullable: false),
                    BotStandingIsOld = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reachable = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Guesses",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Guesses", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    Door = table.Column<string>(type: "TEXT", nullable: false),
                    DoorKey = table.Column<string>(type: "TEXT", nullable: false),
                    Area = table.Column<long>(type: "INTEGER", nullable: false),
                    Shares = table.Column<long>(type: "INTEGER", nullable: false),
                    Heads = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOwner = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinRequests", x => new { x.GroupId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => new { x.AffairId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "JournalPersons",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalPersons", x => new { x.AffairId, x.Sequence, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    HasLeft = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasActed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWatched = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => new { x.GroupId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AffairId = table.Column<long>(type: "INTEGER", nullable: true),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Asks = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => new { x.ChatId, x.MessageId });
                    table.CheckConstraint("CK_Messages_Kind", "\"Kind\" IN ('Notice', 'Card', 'Poll', 'Speech', 'Pending')");
                });

            migrationBuilder.CreateTable(
                name: "OrphanPollAnswers",
                columns: table => new
                {
                    PollId = table.Column<string>(type: "TEXT", nullable: false),
                    UpdateId = table.Column<long>(type: "INTEGER", nullable: false),
                    TelegramId = table.Column<long>(type: "INTEGER", nullable: false),
                    Choice = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Username = table.Column<string>(type: "TEXT", nullable: true),
                    LanguageCode = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrphanPollAnswers", x => new { x.PollId, x.UpdateId });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Lane = table.Column<long>(type: "INTEGER", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: false),
                    AffairId = table.Column<long>(type: "INTEGER", nullable: true),
                    Account = table.Column<long>(type: "INTEGER", nullable: true),
                    Deferral = table.Column<int>(type: "INTEGER", nullable: true),
                    IsUnderway = table.Column<bool>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenUp = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TelegramId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Username = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    LanguageChosen = table.Column<bool>(type: "INTEGER", nullable: false),
                    CanBeWrittenTo = table.Column<bool>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Polls",
                columns: table => new
                {
                    PollId = table.Column<string>(type: "TEXT", nullable: false),
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRepeat = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Polls", x => x.PollId);
                });

            migrationBuilder.CreateTable(
                name: "Residents",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: false),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residents", x => new { x.PersonId, x.HouseholdId });
                });

            migrationBuilder.CreateTable(
                name: "Rolls",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    Area = table.Column<long>(type: "INTEGER", nullable: false),
                    Shares = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rolls", x => new { x.AffairId, x.Round, x.HouseholdId });
                });

            migrationBuilder.CreateTable(
                name: "SendWindows",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Calls = table.Column<string>(type: "TEXT", nullable: false),
                    OnTheWay = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SendWindows", x => x.ChatId);
                });

            migrationBuilder.CreateTable(
                name: "ServiceKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceKeys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Speeches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AffairId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stance = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Speeches", x => x.Id);
                    table.CheckConstraint("CK_Speeches_Stance", "\"Stance\" IN ('None', 'For', 'Against', 'Question', 'Idea')");
                });

            migrationBuilder.CreateTable(
                name: "Timestamps",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timestamps", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Units",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityId = table.Column<long>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Units", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Updates",
                columns: table => new
                {
                    BotId = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdateId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Updates", x => new { x.BotId, x.UpdateId });
                });

            migrationBuilder.CreateTable(
                name: "DeadLetterAccounts",
                columns: table => new
                {
                    Account = table.Column<long>(type: "INTEGER", nullable: false),
                    DeadLetterId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadLetterAccounts", x => new { x.Account, x.DeadLetterId });
                    table.ForeignKey(
                        name: "FK_DeadLetterAccounts_DeadLetters_DeadLetterId",
                        column: x => x.DeadLetterId,
                        principalTable: "DeadLetters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxPersons",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    OutboxId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxPersons", x => new { x.PersonId, x.OutboxId });
                    table.ForeignKey(
                        name: "FK_OutboxPersons_Outbox_OutboxId",
                        column: x => x.OutboxId,
                        principalTable: "Outbox",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_CommunityId",
                table: "Admissions",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_PersonId_HouseholdId",
                table: "Admissions",
                columns: new[] { "PersonId", "HouseholdId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CardIsStale",
                table: "Affairs",
                column: "CardIsStale",
                filter: "\"CardIsStale\"");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Doer",
                table: "Affairs",
                columns: new[] { "CommunityId", "Doer" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Number",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Number_Title_Stage",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number", "Title", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_RaisedBy",
                table: "Affairs",
                columns: new[] { "CommunityId", "RaisedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Stage_Number_Title",
                table: "Affairs",
                columns: new[] { "CommunityId", "Stage", "Number", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_GroupId",
                table: "Affairs",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_Open",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number", "Title", "Stage" },
                filter: "\"Stage\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Codes_CommunityId_HouseholdId",
                table: "Codes",
                columns: new[] { "CommunityId", "HouseholdId" });

            migrationBuilder.CreateIndex(
                name: "IX_CommunityJournalPersons_PersonId_CommunityId_Sequence",
                table: "CommunityJournalPersons",
                columns: new[] { "PersonId", "CommunityId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_DeadLetterAccounts_DeadLetterId",
                table: "DeadLetterAccounts",
                column: "DeadLetterId");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_At",
                table: "Deadlines",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_FileJobs_Account",
                table: "FileJobs",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_CommunityId_PersonId",
                table: "Grants",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_ChatId",
                table: "Groups",
                column: "ChatId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Groups_CommunityId",
                table: "Groups",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Households_CommunityId_DoorKey",
                table: "Households",
                columns: new[] { "CommunityId", "DoorKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Households_UnitId",
                table: "Households",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalPersons_PersonId_AffairId_Sequence",
                table: "JournalPersons",
                columns: new[] { "PersonId", "AffairId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Members_PersonId",
                table: "Members",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_At",
                table: "Messages",
                column: "At",
                filter: "\"Kind\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_GivenUp_Lane_Id",
                table: "Outbox",
                columns: new[] { "GivenUp", "Lane", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxPersons_OutboxId",
                table: "OutboxPersons",
                column: "OutboxId");

            migrationBuilder.CreateIndex(
                name: "IX_People_TelegramId",
                table: "People",
                column: "TelegramId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_Username",
                table: "People",
                column: "Username");

            migrationBuilder.CreateIndex(
                name: "IX_Polls_AffairId_Round",
                table: "Polls",
                columns: new[] { "AffairId", "Round" });

            migrationBuilder.CreateIndex(
                name: "IX_Residents_CommunityId",
                table: "Residents",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Residents_HouseholdId",
                table: "Residents",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_Speeches_AffairId_Id",
                table: "Speeches",
                columns: new[] { "AffairId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Units_CommunityId",
                table: "Units",
                column: "CommunityId",
                unique: true,
                filter: "\"ParentId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Units_CommunityId_ParentId_Name",
                table: "Units",
                columns: new[] { "CommunityId", "ParentId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Updates_At",
                table: "Updates",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Admissions");

            migrationBuilder.DropTable(
                name: "Affairs");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "Codes");

            migrationBuilder.DropTable(
                name: "Communities");

            migrationBuilder.DropTable(
                name: "CommunityJournal");

            migrationBuilder.DropTable(
                name: "CommunityJournalPersons");

            migrationBuilder.DropTable(
                name: "DeadLetterAccounts");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "FileJobs");

            migrationBuilder.DropTable(
                name: "FormerParticipants");

            migrationBuilder.DropTable(
                name: "Grants");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "Guesses");

            migrationBuilder.DropTable(
                name: "Households");

            migrationBuilder.DropTable(
                name: "JoinRequests");

            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.DropTable(
                name: "JournalPersons");

            migrationBuilder.DropTable(
                name: "Members");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "OrphanPollAnswers");

            migrationBuilder.DropTable(
                name: "OutboxPersons");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Polls");

            migrationBuilder.DropTable(
                name: "Residents");

            migrationBuilder.DropTable(
                name: "Rolls");

            migrationBuilder.DropTable(
                name: "SendWindows");

            migrationBuilder.DropTable(
                name: "ServiceKeys");

            migrationBuilder.DropTable(
                name: "Speeches");

            migrationBuilder.DropTable(
                name: "Timestamps");

            migrationBuilder.DropTable(
                name: "Units");

            migrationBuilder.DropTable(
                name: "Updates");

            migrationBuilder.DropTable(
                name: "DeadLetters");

            migrationBuilder.DropTable(
                name: "Outbox");
        }
    }
}
