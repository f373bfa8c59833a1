using MicroGov.Storage.Rows;

namespace MicroGov.Storage;

/// <summary>How communities are read past EF's queries: every batch of updates needs one or two.</summary>
internal static class CommunityRows
{
    private const string Columns =
        """
        "Id", "ChatId", "Title", "Language", "IsSupergroup", "BotIsAdministrator", "BotMayPin", "BotStandingIsOld", "Reachable",
        "NextNumber", "Terms"
        """;

    public static readonly SetQuery<CommunityRow> ById = Where("Id");

    public static readonly SetQuery<CommunityRow> ByChat = Where("ChatId");

    private static SetQuery<CommunityRow> Where(string column) => new(
        $"""SELECT {Columns} FROM "Communities" WHERE "{column}" = ?1""",
        $"""SELECT {Columns} FROM "Communities" WHERE "{column}" = ANY(@0)""",
        Read,
        typeof(long));

    private static CommunityRow Read(IColumns row) => new()
    {
        Id = row.Integer(0),
        ChatId = row.Integer(1),
        Title = row.Text(2),
        Language = row.Text(3),
        IsSupergroup = row.Integer(4) != 0,
        BotIsAdministrator = row.Integer(5) != 0,
        BotMayPin = row.Integer(6) != 0,
        BotStandingIsOld = row.Integer(7) != 0,
        Reachable = row.Integer(8) != 0,
        NextNumber = (int)row.Integer(9),
        Terms = row.Text(10),
    };
}
