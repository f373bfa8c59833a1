using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MicroGov.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Beginning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Affairs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CommunityId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false),
                    RaisedBy = table.Column<long>(type: "bigint", nullable: false),
                    Doer = table.Column<long>(type: "bigint", nullable: true),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    JournalHead = table.Column<string>(type: "text", nullable: false),
                    CardMessageId = table.Column<int>(type: "integer", nullable: true),
                    CardHasPhoto = table.Column<bool>(type: "boolean", nullable: false),
                    CardShows = table.Column<string>(type: "text", nullable: false),
                    CardIsStale = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Affairs", x => x.Id);
                    table.CheckConstraint("CK_Affairs_Stage", "\"Stage\" IN ('Raised', 'Discussing', 'Voting', 'Assigning', 'Underway', 'Reported', 'Closed')");
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Choice = table.Column<int>(type: "integer", nullable: false),
                    Counted = table.Column<bool>(type: "boolean", nullable: false),
                    UpdateId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => new { x.AffairId, x.Round, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ChatId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    IsSupergroup = table.Column<bool>(type: "boolean", nullable: false),
                    BotIsAdministrator = table.Column<bool>(type: "boolean", nullable: false),
                    BotMayPin = table.Column<bool>(type: "boolean", nullable: false),
                    BotStandingIsOld = table.Column<bool>(type: "boolean", nullable: false),
                    Reachable = table.Column<bool>(type: "boolean", nullable: false),
                    NextNumber = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeadLetters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UpdateId = table.Column<long>(type: "bigint", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Error = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadLetters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Due",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Due", x => new { x.AffairId, x.Kind });
                    table.CheckConstraint("CK_Due_Kind", "\"Kind\" IN ('SecondsEnd', 'DiscussionEnds', 'RemindVoters', 'VoteEnds', 'RemindDoer', 'WorkDue', 'CommitmentExpires', 'AcceptanceEnds', 'NoticeEnds')");
                });

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => new { x.AffairId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Holder = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Epoch);
                });

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    CommunityId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    HasLeft = table.Column<bool>(type: "boolean", nullable: false),
                    IsWatched = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => new { x.CommunityId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "bigint", nullable: false),
                    MessageId = table.Column<int>(type: "integer", nullable: false),
                    AffairId = table.Column<long>(type: "bigint", nullable: true),
                    Asks = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => new { x.ChatId, x.MessageId });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Lane = table.Column<long>(type: "bigint", nullable: false),
                    Errand = table.Column<string>(type: "text", nullable: false),
                    IsUnderway = table.Column<bool>(type: "boolean", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    GivenUp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TelegramId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Username = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    LanguageChosen = table.Column<bool>(type: "boolean", nullable: false),
                    CanBeWrittenTo = table.Column<bool>(type: "boolean", nullable: false),
                    CommunityId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Polls",
                columns: table => new
                {
                    PollId = table.Column<string>(type: "text", nullable: false),
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    ChatId = table.Column<long>(type: "bigint", nullable: false),
                    MessageId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Polls", x => x.PollId);
                });

            migrationBuilder.CreateTable(
                name: "Speeches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Stance = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Speeches", x => x.Id);
                    table.CheckConstraint("CK_Speeches_Stance", "\"Stance\" IN ('None', 'For', 'Against', 'Question', 'Idea')");
                });

            migrationBuilder.CreateTable(
                name: "Updates",
                columns: table => new
                {
                    BotId = table.Column<long>(type: "bigint", nullable: false),
                    UpdateId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Updates", x => new { x.BotId, x.UpdateId });
                });

            migrationBuilder.InsertData(
                table: "Leases",
                columns: new[] { "Epoch", "Holder", "Until" },
                values: new object[] { 0L, "", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CardIsStale",
                table: "Affairs",
                column: "CardIsStale",
                filter: "\"CardIsStale\"");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Number",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Stage_Number",
                table: "Affairs",
                columns: new[] { "CommunityId", "Stage", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Communities_ChatId",
                table: "Communities",
                column: "ChatId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Due_At",
                table: "Due",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_GivenUp_Lane_Id",
                table: "Outbox",
                columns: new[] { "GivenUp", "Lane", "Id" });

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
                name: "IX_Speeches_AffairId_Id",
                table: "Speeches",
                columns: new[] { "AffairId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Updates_At",
                table: "Updates",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Affairs");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "Communities");

            migrationBuilder.DropTable(
                name: "DeadLetters");

            migrationBuilder.DropTable(
                name: "Due");

            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Members");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Polls");

            migrationBuilder.DropTable(
                name: "Speeches");

            migrationBuilder.DropTable(
                name: "Updates");
        }
    }
}
