using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MicroGov.Core.Voting.Counting;

/// <summary>
/// A lot that nobody can steer and anybody can draw again, seeded by what was fixed before anyone could know the count,
/// such as the journal's head. For each option take SHA-256 of the seed, a colon and the option's place on the ballot
/// paper (from 0, in decimal, no leading zeros), as UTF-8 without a line end; whose lower-case hexadecimal digest is the
/// smaller comes first. At a shell: <c>for i in 0 1 2; do printf '%s' "SEED:$i" | sha256sum; done</c>, sorted.
/// One order decides every tie of one count.
/// </summary>
/// <param name="Seed">Any text.</param>
public sealed record Lot(string Seed)
{
    public static Lot Of(string seed) => new(seed);

    /// <summary>All options, the luckiest first.</summary>
    public ImmutableArray<int> Order(int options) => Sorted(Enumerable.Range(0, options));

    /// <summary>Who wins a tie.</summary>
    /// <exception cref="InvalidOperationException">Nobody is level.</exception>
    public int First(IEnumerable<int> level) => Sorted(level).First();

    /// <summary>Who leaves when the last are level.</summary>
    /// <exception cref="InvalidOperationException">Nobody is level.</exception>
    public int Last(IEnumerable<int> level) => Sorted(level).Last();

    /// <summary>Those options, the luckiest first.</summary>
    public ImmutableArray<int> Sorted(IEnumerable<int> options) => [.. options.OrderBy(Digest, StringComparer.Ordinal)];

    private string Digest(int option) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Seed}:{option}"))));
}
