using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MicroGov.Storage;

/// <summary>
/// Makes a mark of an account, another in each affair, that only tells the same account again. Its key is the database's own and
/// no setting's, so that a new bot token forgets nobody.
/// </summary>
internal sealed class AccountHasher(byte[] key)
{
    private const int KeyBytes = 32;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public string MarkOf(long affairId, long account) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{affairId}\n{account}"))));
}
