using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage.Rows;

namespace MicroGov.Storage.Statements;

/// <summary>How ballots are read and written past the change tracker: in sets, never all of a vote.</summary>
internal static class BallotStatements
{
    private const string Columns =
        """
        "AffairId", "Round", "PersonId", "HouseholdId", "CastBy", "Choice", "Standing", "Source", "Secret", "UpdateId"
        """;

    /// <summary>The later one of a voter replaces the earlier.</summary>
    public static readonly SetStatement Cast = SetStatement.Insert(
        "\"Ballots\"",
        Columns,
        """
        ON CONFLICT ("AffairId", "Round", "PersonId", "HouseholdId") DO UPDATE
        SET "CastBy" = excluded."CastBy", "Choice" = excluded."Choice", "Standing" = excluded."Standing",
          "Source" = excluded."Source", "Secret" = excluded."Secret", "UpdateId" = excluded."UpdateId"
        """,
        typeof(long), typeof(int), typeof(long), typeof(long), typeof(long), typeof(long), typeof(int), typeof(int),
        typeof(string), typeof(long));

    public static readonly SetQuery<BallotRow> Own = new(
        $"""
        SELECT {Columns} FROM "Ballots"
        WHERE "AffairId" = ?1 AND "Round" = ?2 AND "PersonId" = ?3 AND "HouseholdId" = ?4
        """,
        $"""
        SELECT {Columns} FROM unnest(@0, @1, @2, @3) AS k(affair, round, person, household)
        JOIN "Ballots" AS b
          ON b."AffairId" = k.affair AND b."Round" = k.round AND b."PersonId" = k.person AND b."HouseholdId" = k.household
        """,
        Read,
        typeof(long), typeof(int), typeof(long), typeof(long));

    public static object[] CastOf(BallotRow row) =>
    [
        row.AffairId, row.Round, row.PersonId, row.HouseholdId, row.CastBy, row.Choice, (int)row.Standing, (int)row.Source,
        row.Secret, row.UpdateId,
    ];

    public static object[] KeyOf(BallotKey key) => [key.AffairId, key.Round, key.PersonId, key.HouseholdId];

    private static BallotRow Read(IColumns row) => new()
    {
        AffairId = row.Integer(0),
        Round = (int)row.Integer(1),
        PersonId = row.Integer(2),
        HouseholdId = row.Integer(3),
        CastBy = row.Integer(4),
        Choice = row.Integer(5),
        Standing = (BallotStanding)row.Integer(6),
        Source = (BallotSource)row.Integer(7),
        Secret = row.Text(8),
        UpdateId = row.Integer(9),
    };
}
