using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Residents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.Sql(
                """
                INSERT INTO "Groups" ("Id", "CommunityId", "UnitId", "ChatId", "Title", "IsSupergroup", "BotIsAdministrator", "BotMayPin", "BotStandingIsOld", "Reachable")
                SELECT "Id", "Id", NULL, "ChatId", "Title", "IsSupergroup", "BotIsAdministrator", "BotMayPin", "BotStandingIsOld", "Reachable" FROM "Communities";
                """);

            migrationBuilder.DropIndex(
                name: "IX_Communities_ChatId",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "Reachable",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "IsSupergroup",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "ChatId",
                table: "Communities");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "HasOffices",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HasModerators",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.DropPrimaryKey(
                name: "PK_Ballots",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "BotIsAdministrator",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "BotMayPin",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "BotStandingIsOld",
                table: "Communities");

            migrationBuilder.RenameColumn(
                name: "CommunityId",
                table: "People",
                newName: "GroupId");

            migrationBuilder.RenameColumn(
                name: "CommunityId",
                table: "Members",
                newName: "GroupId");

            migrationBuilder.AddColumn<string>(
                name: "JournalHead",
                table: "Communities",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "MainGroupId",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "PendingRoster",
                table: "Communities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SetupStep",
                table: "Communities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HouseholdId",
                table: "Ballots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "CastBy",
                table: "Ballots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "GroupId",
                table: "Affairs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Ballots",
                table: "Ballots",
                columns: new[] { "AffairId", "Round", "PersonId", "HouseholdId" });

            migrationBuilder.Sql("""UPDATE "Ballots" SET "CastBy" = "PersonId"; """);

            migrationBuilder.Sql("""UPDATE "Affairs" SET "GroupId" = "CommunityId"; """);

            migrationBuilder.Sql("""UPDATE "Communities" SET "MainGroupId" = "Id"; """);

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
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
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

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_GroupId",
                table: "Affairs",
                column: "GroupId");

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
                name: "IX_Codes_CommunityId_HouseholdId",
                table: "Codes",
                columns: new[] { "CommunityId", "HouseholdId" });

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
                name: "IX_Residents_CommunityId",
                table: "Residents",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Residents_HouseholdId",
                table: "Residents",
                column: "HouseholdId");

            // Of two indexes that would do, SQLite takes the newer one; the list of open affairs is to go by the one that holds no others.
            migrationBuilder.DropIndex(
                name: "IX_Affairs_Open",
                table: "Affairs");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_Open",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number", "Title", "Stage" },
                filter: "\"Stage\" <> 'Closed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Admissions");

            migrationBuilder.DropTable(
                name: "Codes");

            migrationBuilder.DropTable(
                name: "CommunityJournal");

            migrationBuilder.DropTable(
                name: "Grants");

            migrationBuilder.DropTable(
                name: "Guesses");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "JoinRequests");

            migrationBuilder.DropTable(
                name: "Residents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Ballots",
                table: "Ballots");

            migrationBuilder.DropIndex(
                name: "IX_Affairs_GroupId",
                table: "Affairs");

            migrationBuilder.DropColumn(
                name: "JournalHead",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "MainGroupId",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "PendingRoster",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "SetupStep",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "HouseholdId",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "CastBy",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Affairs");

            migrationBuilder.RenameColumn(
                name: "GroupId",
                table: "People",
                newName: "CommunityId");

            migrationBuilder.RenameColumn(
                name: "GroupId",
                table: "Members",
                newName: "CommunityId");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "HasOffices",
                table: "Communities");

            migrationBuilder.DropColumn(
                name: "HasModerators",
                table: "Communities");

            migrationBuilder.AddColumn<bool>(
                name: "BotIsAdministrator",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "BotMayPin",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "BotStandingIsOld",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Ballots",
                table: "Ballots",
                columns: new[] { "AffairId", "Round", "PersonId" });

            migrationBuilder.AddColumn<bool>(
                name: "Reachable",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsSupergroup",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ChatId",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // A community that has several groups by now keeps its first.
            migrationBuilder.Sql(
                """
                UPDATE "Communities" SET
                  "ChatId" = (SELECT g."ChatId" FROM "Groups" AS g WHERE g."CommunityId" = "Communities"."Id" ORDER BY g."Id" LIMIT 1),
                  "IsSupergroup" = (SELECT g."IsSupergroup" FROM "Groups" AS g WHERE g."CommunityId" = "Communities"."Id" ORDER BY g."Id" LIMIT 1),
                  "Reachable" = (SELECT g."Reachable" FROM "Groups" AS g WHERE g."CommunityId" = "Communities"."Id" ORDER BY g."Id" LIMIT 1),
                  "BotIsAdministrator" = (SELECT g."BotIsAdministrator" FROM "Groups" AS g WHERE g."CommunityId" = "Communities"."Id" ORDER BY g."Id" LIMIT 1),
                  "BotMayPin" = (SELECT g."BotMayPin" FROM "Groups" AS g WHERE g."CommunityId" = "Communities"."Id" ORDER BY g."Id" LIMIT 1);
                """);

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.CreateIndex(
                name: "IX_Communities_ChatId",
                table: "Communities",
                column: "ChatId",
                unique: true);
        }
    }
}
