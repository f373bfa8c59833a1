using MicroGov.Storage.Rows;

namespace MicroGov.Storage.Statements;

/// <summary>
/// How affairs are read and written past the change tracker. The version found is part of every condition: an affair that
/// somebody else has moved is not overwritten.
/// </summary>
internal static class AffairStatements
{
    private const string Columns =
        """
        "Id", "CommunityId", "Number", "Title", "Stage", "RaisedBy", "Doer", "ChangedAt", "State", "Version", "JournalHead",
        "CardMessageId", "CardHasPhoto", "CardShows", "CardIsStale", "GroupId", "AcceptedBy"
        """;

    /// <summary>
    /// Affairs by their numbers, which nobody else may change before this transaction ends. On PostgreSQL in the order of
    /// their numbers, so that two replicas never wait for each other: the row locks are the leases of affairs, and a
    /// replica that dies lets go of them.
    /// </summary>
    public static readonly SetQuery<AffairRow> Held = new(
        $"""SELECT {Columns} FROM "Affairs" WHERE "Id" = ?1""",
        $"""SELECT {Columns} FROM "Affairs" WHERE "Id" = ANY(@0) ORDER BY "Id" FOR UPDATE""",
        Read,
        typeof(long));

    /// <summary>The journal grew, and the state stayed.</summary>
    public static readonly SetStatement Growth = new(
        """
        UPDATE "Affairs" SET "Version" = ?2, "JournalHead" = ?3, "ChangedAt" = ?4, "CardIsStale" = TRUE
        WHERE "Id" = ?1 AND "Version" = ?5
        """,
        """
        UPDATE "Affairs" SET "Version" = r.version, "JournalHead" = r.head, "ChangedAt" = r.at, "CardIsStale" = TRUE
        FROM unnest(@0, @1, @2, @3, @4) AS r(id, version, head, at, was)
        WHERE "Id" = r.id AND "Version" = r.was
        """,
        typeof(long), typeof(int), typeof(string), typeof(long), typeof(int));

    /// <summary>The state changed too. What only delivery knows of the card stays.</summary>
    public static readonly SetStatement Change = new(
        """
        UPDATE "Affairs" SET "Version" = ?2, "JournalHead" = ?3, "ChangedAt" = ?4, "CardIsStale" = TRUE,
          "State" = ?6, "Title" = ?7, "Stage" = ?8, "RaisedBy" = ?9, "Doer" = NULLIF(?10, 0), "GroupId" = ?11,
          "AcceptedBy" = NULLIF(?12, 0)
        WHERE "Id" = ?1 AND "Version" = ?5
        """,
        """
        UPDATE "Affairs" SET "Version" = r.version, "JournalHead" = r.head, "ChangedAt" = r.at, "CardIsStale" = TRUE,
          "State" = r.state, "Title" = r.title, "Stage" = r.stage, "RaisedBy" = r.raiser, "Doer" = NULLIF(r.doer, 0), "GroupId" = r.home,
          "AcceptedBy" = NULLIF(r.accepter, 0)
        FROM unnest(@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11)
          AS r(id, version, head, at, was, state, title, stage, raiser, doer, home, accepter)
        WHERE "Id" = r.id AND "Version" = r.was
        """,
        typeof(long),
        typeof(int),
        typeof(string),
        typeof(long),
        typeof(int),
        typeof(string),
        typeof(string),
        typeof(string),
        typeof(long),
        typeof(long),
        typeof(long),
        typeof(long)
    );

    public static object[] GrowthOf(AffairRow row) =>
        [row.Id, row.Version, row.JournalHead, row.ChangedAt.ToUnixTimeMilliseconds(), row.FoundVersion];

    public static object[] ChangeOf(AffairRow row) =>
        [.. GrowthOf(row), row.State, row.Title, row.Stage, row.RaisedBy, row.Doer ?? 0, row.GroupId, row.AcceptedBy ?? 0];

    private static AffairRow Read(IColumns row) => new()
    {
        Id = row.Integer(0),
        CommunityId = row.Integer(1),
        Number = (int)row.Integer(2),
        Title = row.Text(3),
        Stage = row.Text(4),
        RaisedBy = row.Integer(5),
        Doer = row.IsNull(6) ? null : row.Integer(6),
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(7)),
        State = row.Text(8),
        Version = (int)row.Integer(9),
        FoundVersion = (int)row.Integer(9),
        JournalHead = row.Text(10),
        CardMessageId = row.IsNull(11) ? null : (int)row.Integer(11),
        CardHasPhoto = row.Integer(12) != 0,
        CardShows = row.Text(13),
        CardIsStale = row.Integer(14) != 0,
        GroupId = row.Integer(15),
        AcceptedBy = row.IsNull(16) ? null : row.Integer(16),
    };
}
