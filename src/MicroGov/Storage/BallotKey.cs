using MicroGov.Core;
using MicroGov.Storage.Rows;

namespace MicroGov.Storage;

/// <summary>Whose ballot, in which vote.</summary>
/// <param name="PersonId">0 when it is a household's.</param>
/// <param name="HouseholdId">0 when it is a person's.</param>
public readonly record struct BallotKey(long AffairId, int Round, long PersonId, long HouseholdId = 0)
{
    /// <summary>Whose ballot an event is about.</summary>
    public static BallotKey Of(long affairId, int round, PersonId by, long? household) =>
        household is { } id ? new(affairId, round, 0, id) : new(affairId, round, by.Value);

    internal static BallotKey Of(BallotRow row) => new(row.AffairId, row.Round, row.PersonId, row.HouseholdId);
}
