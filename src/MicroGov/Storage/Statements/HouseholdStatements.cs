using MicroGov.Core.Community;

namespace MicroGov.Storage.Statements;

/// <summary>How households are written, in sets.</summary>
internal static class HouseholdStatements
{
    private const int Portion = 1_000;

    private static readonly Type[] Columns =
    [
        typeof(long),
        typeof(long),
        typeof(long),
        typeof(string),
        typeof(string),
        typeof(long),
        typeof(int),
        typeof(bool),
        typeof(long),
    ];

    private static readonly SetStatement Inserted = SetStatement.Insert(
        "\"Households\"",
        "\"Id\", \"CommunityId\", \"UnitId\", \"Door\", \"DoorKey\", \"Area\", \"Heads\", \"IsOwner\", \"Shares\"",
        "",
        Columns);

    private static readonly SetStatement Updated = new(
        """
        UPDATE "Households" SET "UnitId" = ?3, "Door" = ?4, "DoorKey" = ?5, "Area" = ?6, "Heads" = ?7, "IsOwner" = ?8, "Shares" = ?9
        WHERE "Id" = ?1 AND "CommunityId" = ?2
        """,
        """
        UPDATE "Households" SET "UnitId" = r.unit, "Door" = r.door, "DoorKey" = r.key, "Area" = r.area, "Heads" = r.heads,
            "IsOwner" = r.owner, "Shares" = r.shares
        FROM unnest(@0, @1, @2, @3, @4, @5, @6, @7, @8) AS r(id, home, unit, door, key, area, heads, owner, shares)
        WHERE "Id" = r.id AND "CommunityId" = r.home
        """,
        Columns);

    public static async Task WriteAsync(
        MicroGovContext db,
        long communityId,
        IEnumerable<RegisteredHousehold> added,
        IEnumerable<RegisteredHousehold> changed,
        CancellationToken ct)
    {
        foreach (var (statement, households) in new[] { (Inserted, added), (Updated, changed) })
        {
            foreach (var portion in households.Chunk(Portion))
            {
                await statement.RunAsync(db, [.. portion.Select(household => Row(communityId, household))], ct);
            }
        }
    }

    private static object[] Row(long communityId, RegisteredHousehold household) =>
        [
            household.Id,
            communityId,
            household.UnitId,
            household.Door,
            Household.KeyOf(household.Door),
            household.Area,
            household.Heads,
            household.IsOwner,
            household.Shares,
        ];
}
