using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MicroGov.Core.Journal;

/// <summary>
/// One step of an affair, chained to the one before: <c>hash = SHA-256(previous hash ∥ affair ∥ sequence ∥ time ∥ payload)</c>,
/// fields separated by line feeds. Nobody can change, drop or reorder an entry without breaking every later one.
/// </summary>
/// <param name="Sequence">1 for an affair's first entry.</param>
/// <param name="AtMilliseconds">Unix time, UTC.</param>
/// <param name="Payload">The event as JSON; people are numbers in it.</param>
/// <param name="Hash">Lower-case hexadecimal.</param>
public sealed record JournalEntry(long AffairId, int Sequence, long AtMilliseconds, string Payload, string Hash)
{
    /// <summary>What the first entry of a chain stands on.</summary>
    public const string Root = "";

    /// <param name="payload">The event, as its format writes it.</param>
    public static JournalEntry Append(long affairId, int sequence, string previousHash, string payload, DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        return new(affairId, sequence, milliseconds, payload, HashOf(previousHash, affairId, sequence, milliseconds, payload));
    }

    /// <summary>Whether this entry's hash is the one it must have after an entry with that hash.</summary>
    public bool StandsOn(string previousHash) => Hash == HashOf(previousHash, AffairId, Sequence, AtMilliseconds, Payload);

    /// <summary>The first entry that does not stand on the one before it, or null when the chain holds.</summary>
    public static JournalEntry? FirstBroken(IEnumerable<JournalEntry> chain)
    {
        var (previous, sequence) = (Root, 0);
        foreach (var entry in chain)
        {
            sequence++;
            if (entry.Sequence != sequence || !entry.StandsOn(previous))
            {
                return entry;
            }

            previous = entry.Hash;
        }

        return null;
    }

    private static string HashOf(string previous, long affairId, int sequence, long at, string payload) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{previous}\n{affairId}\n{sequence}\n{at}\n{payload}"))));
}
