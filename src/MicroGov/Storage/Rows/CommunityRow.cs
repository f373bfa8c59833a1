namespace MicroGov.Storage.Rows;

/// <summary>A group that governs itself: one Telegram group for now.</summary>
public sealed class CommunityRow
{
    public long Id { get; set; }

    /// <summary>Telegram's id of the group; changes when it becomes a supergroup.</summary>
    public long ChatId { get; set; }

    public string Title { get; set; } = "";

    /// <summary><c>en</c> or <c>zh-Hans</c>: the language of what the whole group reads.</summary>
    public string Language { get; set; } = "en";

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

    public int NextNumber { get; set; } = 1;

    /// <summary>The group's own <see cref="Core.Residents.CommunityTerms"/> as JSON.</summary>
    public string Terms { get; set; } = "{}";
}
