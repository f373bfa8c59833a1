using System.ComponentModel.DataAnnotations.Schema;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rolls;

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

/// <summary>
/// That an entry of an affair's journal concerns somebody, as its kind of event says (<see cref="EventKind{TEvent}"/>):
/// what they can ask for, and where they are forgotten, is found by it.
/// </summary>
public sealed class JournalPersonRow
{
    public long AffairId { get; set; }

    public int Sequence { get; set; }

    public long PersonId { get; set; }
}

/// <summary>
/// The latest ballot of one voter in one vote, or that they took it back: a person, or where households vote, a household.
/// </summary>
public sealed class BallotRow
{
    /// <summary>
    /// Instead of a choice. Queries of the context leave such rows out: they are only there to keep their update id.
    /// </summary>
    public const long TakenBack = -1;

    /// <summary>Instead of a choice, in a secret vote: that they voted, and not what.</summary>
    public const long Sealed = -2;

    public long AffairId { get; set; }

    public int Round { get; set; }

    /// <summary>Whose ballot it is; 0 when it is a household's.</summary>
    public long PersonId { get; set; }

    /// <summary>The household whose ballot it is; 0 when it is a person's.</summary>
    public long HouseholdId { get; set; }

    /// <summary>Who cast it last.</summary>
    public long CastBy { get; set; }

    /// <summary>A packed <see cref="MicroGov.Core.Voting.Ballots.Marking"/>.</summary>
    public long Choice { get; set; }

    /// <summary>Whether it counts, or why not.</summary>
    public BallotStanding Standing { get; set; }

    public BallotSource Source { get; set; }

    /// <summary>
    /// While a secret vote runs: its choice and its receipt, sealed under a key that is not in the database
    /// (<see cref="SecretSeal"/>). Else empty.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// Of a secret ballot that was opened for its voter: what its line in the published list will be called. Else empty.
    /// </summary>
    [NotMapped]
    public string Receipt { get; private init; } = "";

    /// <summary>It counts.</summary>
    [NotMapped]
    public bool Counted => Standing == BallotStanding.Counted;

    /// <summary>The same ballot for its voter, or for the count: with what was chosen. It is never written.</summary>
    internal BallotRow Opened(Marking choice, string receipt) => new()
    {
        AffairId = AffairId,
        Round = Round,
        PersonId = PersonId,
        HouseholdId = HouseholdId,
        CastBy = CastBy,
        Choice = choice.Packed,
        Standing = Standing,
        Source = Source,
        Receipt = receipt,
        UpdateId = UpdateId,
    };

    /// <summary>
    /// The latest update that wanted it so: an older one that arrives late, brought by another replica, changes nothing.
    /// </summary>
    public long UpdateId { get; set; }
}

/// <summary>How a ballot came in.</summary>
public enum BallotSource
{
    /// <summary>By its voter, or a member of the household.</summary>
    Own,

    /// <summary>On paper or by telephone, written down by one person and confirmed by another.</summary>
    Paper,

    /// <summary>By whom the household has given its vote to.</summary>
    Proxy,
}

/// <summary>A household on the roll of a vote; <see cref="RollEntry"/>.</summary>
public sealed class RollRow
{
    public long AffairId { get; set; }

    /// <summary>The round that the roll was closed for.</summary>
    public int Round { get; set; }

    public long HouseholdId { get; set; }

    public long UnitId { get; set; }

    /// <summary>Hundredths of a square metre.</summary>
    public long Area { get; set; }

    public long Shares { get; set; }
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
