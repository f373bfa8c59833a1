using MicroGov.Storage.Rows;

namespace MicroGov.Storage.Statements;

/// <summary>How homes are read past EF's queries: every batch of updates needs one or two.</summary>
internal static class HomeStatements
{
    private const string Columns =
        """
        g."Id", g."CommunityId", g."UnitId", g."ChatId", g."Title", g."IsSupergroup", g."BotIsAdministrator", g."BotMayPin",
        g."BotStandingIsOld", g."Reachable", c."Title", c."Language", c."NextNumber", c."Terms",
        c."HasOffices", c."HasModerators", c."SetupStep", c."PendingRoster",
        c."Version", c."JournalHead", c."MainGroupId"
        FROM "Groups" AS g JOIN "Communities" AS c ON c."Id" = g."CommunityId"
        """;

    public static readonly SetQuery<Home> ById = Where("Id");

    public static readonly SetQuery<Home> ByChat = Where("ChatId");

    private static SetQuery<Home> Where(string column) => new(
        $"""SELECT {Columns} WHERE g."{column}" = ?1""",
        $"""SELECT {Columns} WHERE g."{column}" = ANY(@0)""",
        Read,
        typeof(long));

    private static Home Read(IColumns row) => new(
        new GroupRow
        {
            Id = row.Integer(0),
            CommunityId = row.Integer(1),
            UnitId = row.IsNull(2) ? null : row.Integer(2),
            ChatId = row.Integer(3),
            Title = row.Text(4),
            IsSupergroup = row.Integer(5) != 0,
            BotIsAdministrator = row.Integer(6) != 0,
            BotMayPin = row.Integer(7) != 0,
            BotStandingIsOld = row.Integer(8) != 0,
            Reachable = row.Integer(9) != 0,
        },
        new CommunityRow
        {
            Id = row.Integer(1),
            Title = row.Text(10),
            Language = row.Text(11),
            NextNumber = (int)row.Integer(12),
            Terms = row.Text(13),
            HasOffices = row.Integer(14) != 0,
            HasModerators = row.Integer(15) != 0,
            SetupStep = row.IsNull(16) ? null : row.Text(16),
            PendingRoster = row.IsNull(17) ? null : row.Text(17),
            Version = (int)row.Integer(18),
            JournalHead = row.Text(19),
            MainGroupId = row.Integer(20),
        });
}
