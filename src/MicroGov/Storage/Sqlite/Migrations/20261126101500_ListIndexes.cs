using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Affairs_CommunityId_Stage_Number",
                table: "Affairs");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Stage_Number_Title",
                table: "Affairs",
                columns: new[] { "CommunityId", "Stage", "Number", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Doer",
                table: "Affairs",
                columns: new[] { "CommunityId", "Doer" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_Open",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number", "Title", "Stage" },
                filter: "\"Stage\" <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Number_Title_Stage",
                table: "Affairs",
                columns: new[] { "CommunityId", "Number", "Title", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_RaisedBy",
                table: "Affairs",
                columns: new[] { "CommunityId", "RaisedBy" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Affairs_CommunityId_Stage_Number_Title",
                table: "Affairs");

            migrationBuilder.CreateIndex(
                name: "IX_Affairs_CommunityId_Stage_Number",
                table: "Affairs",
                columns: new[] { "CommunityId", "Stage", "Number" });

            migrationBuilder.DropIndex(
                name: "IX_Affairs_CommunityId_Doer",
                table: "Affairs");

            migrationBuilder.DropIndex(
                name: "IX_Affairs_Open",
                table: "Affairs");

            migrationBuilder.DropIndex(
                name: "IX_Affairs_CommunityId_Number_Title_Stage",
                table: "Affairs");

            migrationBuilder.DropIndex(
                name: "IX_Affairs_CommunityId_RaisedBy",
                table: "Affairs");
        }
    }
}
