using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicroGov.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EnumNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "CK_Speeches_Stance",
                table: "Speeches",
                sql: "\"Stance\" IN ('None', 'For', 'Against', 'Question', 'Idea')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Due_Kind",
                table: "Due",
                sql: "\"Kind\" IN ('SecondsEnd', 'DiscussionEnds', 'RemindVoters', 'VoteEnds', 'RemindDoer', 'WorkDue', 'CommitmentExpires', 'AcceptanceEnds', 'NoticeEnds')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Affairs_Stage",
                table: "Affairs",
                sql: "\"Stage\" IN ('Raised', 'Discussing', 'Voting', 'Assigning', 'Underway', 'Reported', 'Closed')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Speeches_Stance",
                table: "Speeches");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Due_Kind",
                table: "Due");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Affairs_Stage",
                table: "Affairs");
        }
    }
}
