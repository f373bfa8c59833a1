namespace MicroGov.Storage.Rows;

/// <summary>Those who govern themselves together, in one Telegram group or in several.</summary>
public sealed class CommunityRow
{
    public long Id { get; set; }

    /// <summary>The group that it began in: whose administrators administer the community, and whose title it has.</summary>
    public long MainGroupId { get; set; }

    public string Title { get; set; } = "";

    /// <summary><c>en</c> or <c>zh-Hans</c>: the language of what a whole group reads.</summary>
    public string Language { get; set; } = "en";

    public int NextNumber { get; set; } = 1;

    /// <summary>Somebody was given an office, so that it has to be looked up.</summary>
    public bool HasOffices { get; set; }

    /// <summary>Moderators were named: Telegram's administrators no longer moderate by themselves.</summary>
    public bool HasModerators { get; set; }

    /// <summary>What <c>/setup</c> asks next; null before it was begun and after it is done.</summary>
    public string? SetupStep { get; set; }

    /// <summary>The roster file that an administrator has sent and not confirmed yet: Telegram's file id.</summary>
    public string? PendingRoster { get; set; }

    /// <summary>The sequence of the last entry of its own journal.</summary>
    public int Version { get; set; }

    public string JournalHead { get; set; } = "";

    /// <summary>The community's own <see cref="MicroGov.Core.Community.CommunityTerms"/> as JSON.</summary>
    public string Terms { get; set; } = "{}";
}
