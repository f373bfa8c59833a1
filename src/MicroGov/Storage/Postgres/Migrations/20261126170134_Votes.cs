using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Votes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Shares",
                table: "Households",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AlterColumn<long>(
                name: "Choice",
                table: "Ballots",
                type: "bigint",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "Ballots",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Source",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Standing",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What did not count was of somebody outside the group.
            migrationBuilder.Sql("""UPDATE "Ballots" SET "Standing" = CASE WHEN "Counted" THEN 0 ELSE 1 END;""");

            migrationBuilder.DropColumn(
                name: "Counted",
                table: "Ballots");

            migrationBuilder.CreateTable(
                name: "Rolls",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    HouseholdId = table.Column<long>(type: "bigint", nullable: false),
                    UnitId = table.Column<long>(type: "bigint", nullable: false),
                    Area = table.Column<long>(type: "bigint", nullable: false),
                    Shares = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "Ballots");

            migrationBuilder.AlterColumn<int>(
                name: "Choice",
                table: "Ballots",
                type: "integer",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<bool>(
                name: "Counted",
                table: "Ballots",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }
    }
}
