namespace MicroGov.Storage.Rows;

/// <summary>One entry of an affair's hash-chained journal.</summary>
public sealed class JournalRow
{
    public long AffairId { get; set; }

    public int Sequence { get; set; }

    /// <summary>Unix milliseconds, as hashed.</summary>
    public long At { get; set; }

    public string Payload { get; set; } = "";

    public string Hash { get; set; } = "";
}

/// <summary>The latest ballot of one voter in one vote, or that they took it back: a person, or where households vote, a household.</summary>
public sealed class BallotRow
{
    /// <summary>Instead of a choice. Queries of the context leave such rows out: they are only there to keep their update id.</summary>
    public const int TakenBack = -1;

    public long AffairId { get; set; }

    public int Round { get; set; }

    /// <summary>Whose ballot it is; 0 when it is a household's.</summary>
    public long PersonId { get; set; }

    /// <summary>The household whose ballot it is; 0 when it is a person's.</summary>
    public long HouseholdId { get; set; }

    /// <summary>Who cast it last.</summary>
    public long CastBy { get; set; }

    public int Choice { get; set; }

    public bool Counted { get; set; }

    /// <summary>The latest update that wanted it so: an older one that arrives late, brought by another replica, changes nothing.</summary>
    public long UpdateId { get; set; }
}

public sealed class SpeechRow
{
    public long Id { get; set; }

    public long AffairId { get; set; }

    public long PersonId { get; set; }

    public string Stance { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>When the clock should knock. An index over what the state says, not a decision.</summary>
public sealed class DueRow
{
    public long AffairId { get; set; }

    public string Kind { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
