using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Votes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Counted",
                table: "Ballots",
                newName: "Standing");

            // What did not count was of somebody outside the group.
            migrationBuilder.Sql("""UPDATE "Ballots" SET "Standing" = 1 - "Standing"; """);

            migrationBuilder.AddColumn<long>(
                name: "Shares",
                table: "Households",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "Ballots",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Source",
                table: "Ballots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Rolls");

            migrationBuilder.DropColumn(
                name: "Shares",
                table: "Households");

            migrationBuilder.DropColumn(
                name: "Receipt",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Ballots");

            migrationBuilder.RenameColumn(
                name: "Standing",
                table: "Ballots",
                newName: "Counted");
        }
    }
}
