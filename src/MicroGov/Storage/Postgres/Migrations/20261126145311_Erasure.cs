using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FormerSays",
                columns: table => new
                {
                    AffairId = table.Column<long>(type: "bigint", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerSays", x => new { x.AffairId, x.Mark });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerSays");
        }
    }
}
