namespace MicroGov.Storage.Rows;

/// <summary>A Telegram group in which a community, or one of its units, talks.</summary>
public sealed class GroupRow
{
    public long Id { get; set; }

    public long CommunityId { get; set; }

    /// <summary>The unit that lives in it; null is the whole community.</summary>
    public long? UnitId { get; set; }

    /// <summary>Telegram's id of the group; changes when it becomes a supergroup.</summary>
    public long ChatId { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Only supergroups have ephemeral messages for everybody.</summary>
    public bool IsSupergroup { get; set; }

    public bool BotIsAdministrator { get; set; }

    public bool BotMayPin { get; set; }

    /// <summary>What the bot may do there could have changed unheard: Telegram is asked at the next occasion.</summary>
    public bool BotStandingIsOld { get; set; }

    /// <summary>Telegram tells us who joins and leaves, as it tells administrators.</summary>
    public bool CanWatch => BotIsAdministrator && !BotStandingIsOld;

    /// <summary>False after the bot was removed, or Telegram said that the chat is gone.</summary>
    public bool Reachable { get; set; } = true;
}
