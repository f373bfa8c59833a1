namespace MicroGov.Storage.Rows;

/// <summary>That an account belongs to a household. Several may belong to one, and one to several.</summary>
public sealed class ResidentRow
{
    public long PersonId { get; set; }

    public long HouseholdId { get; set; }

    public long CommunityId { get; set; }

    /// <summary>Since when: a vote that was opened before knows nothing of it.</summary>
    public DateTimeOffset Since { get; set; }
}

/// <summary>Somebody asks to be let into a household, and no leader has answered yet.</summary>
public sealed class AdmissionRow
{
    public long Id { get; set; }

    public long CommunityId { get; set; }

    public long PersonId { get; set; }

    public long HouseholdId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>
/// A code that works once: it binds an account to a household, or a group to a community. Only its hash is kept, so that
/// whoever reads the database cannot use it.
/// </summary>
public sealed class OneTimeCodeRow
{
    public string Hash { get; set; } = "";

    public long CommunityId { get; set; }

    /// <summary>The household it binds to; null when it links a group.</summary>
    public long? HouseholdId { get; set; }

    /// <summary>The unit that the linked group is for; null is the whole community.</summary>
    public long? UnitId { get; set; }

    public long MadeBy { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>How often somebody has tried codes that there are not.</summary>
public sealed class GuessRow
{
    public long PersonId { get; set; }

    public int Wrong { get; set; }

    /// <summary>When the first of them was tried.</summary>
    public DateTimeOffset Since { get; set; }
}
