using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting.Rolls;

/// <summary>A household on the roll, with what its ballot weighs. It stays so, whatever the register says later.</summary>
/// <param name="UnitId">The unit it belonged to when the vote opened.</param>
/// <param name="Area">Hundredths of a square metre.</param>
/// <param name="Shares">Shares in the common property.</param>
public sealed record RollEntry(long HouseholdId, long UnitId, long Area, long Shares);

/// <summary>The part of a roll that belongs to one unit.</summary>
/// <param name="UnitId">The households' own unit.</param>
/// <param name="Under">
/// The unit directly inside the one that votes, in which it lies; the voting unit itself for its own households.
/// </param>
public sealed record RollPart(long UnitId, long Under, int Heads, long Area, long Shares);

/// <summary>Who could vote: closed when the vote opens.</summary>
/// <param name="Digest">SHA-256 over the entries, so that nobody can add one later.</param>
public sealed record Roll(ImmutableArray<RollPart> Parts, string Digest)
{
    [JsonIgnore]
    public int Heads => Parts.Sum(part => part.Heads);

    /// <param name="under">For each unit, the unit directly inside the voting one in which it lies.</param>
    public static Roll Of(IReadOnlyCollection<RollEntry> entries, Func<long, long> under)
    {
        ArgumentNullException.ThrowIfNull(under);
        return new(
            [
                .. entries.GroupBy(entry => entry.UnitId).OrderBy(unit => unit.Key).Select(unit => new RollPart(
                    unit.Key, under(unit.Key), unit.Count(), unit.Sum(entry => entry.Area), unit.Sum(entry => entry.Shares))),
            ],
            DigestOf(entries));
    }

    /// <summary>What all of it, or one unit of it, weighs.</summary>
    public long Weight(WeightBasis basis, long? under = null) =>
        Parts.Where(part => under is null || part.Under == under).Sum(part => basis switch
        {
            WeightBasis.Area => part.Area,
            WeightBasis.Share => part.Shares,
            _ => part.Heads,
        });

    /// <summary>
    /// SHA-256 in lower-case hex over the lines <c>household,unit,area,shares\n</c> in the order of the households.
    /// </summary>
    public static string DigestOf(IEnumerable<RollEntry> entries)
    {
        var lines = new StringBuilder();
        foreach (var entry in entries.OrderBy(entry => entry.HouseholdId))
        {
            lines.Append(CultureInfo.InvariantCulture, $"{entry.HouseholdId},{entry.UnitId},{entry.Area},{entry.Shares}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
