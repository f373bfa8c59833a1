using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MicroGov.Core.Journal;

/// <summary>
/// One step of a community, chained to the one before as an affair's are:
/// <c>hash = SHA-256(previous hash ∥ "community" number ∥ sequence ∥ time ∥ payload)</c>, fields separated by line feeds.
/// </summary>
/// <param name="Sequence">1 for a community's first entry.</param>
/// <param name="AtMilliseconds">Unix time, UTC.</param>
/// <param name="Payload">The event as JSON; people and households are numbers in it.</param>
/// <param name="Hash">Lower-case hexadecimal.</param>
public sealed record CommunityEntry(long CommunityId, int Sequence, long AtMilliseconds, string Payload, string Hash)
{
    /// <param name="payload">The event, as its format writes it.</param>
    public static CommunityEntry Append(long communityId, int sequence, string previousHash, string payload, DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        var hash = HashOf(previousHash, communityId, sequence, milliseconds, payload);
        return new(communityId, sequence, milliseconds, payload, hash);
    }

    /// <summary>Whether this entry's hash is the one it must have after an entry with that hash.</summary>
    public bool StandsOn(string previousHash) => Hash == HashOf(previousHash, CommunityId, Sequence, AtMilliseconds, Payload);

    private static string HashOf(string previous, long communityId, int sequence, long at, string payload) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{previous}\ncommunity {communityId}\n{sequence}\n{at}\n{payload}"))));
}
