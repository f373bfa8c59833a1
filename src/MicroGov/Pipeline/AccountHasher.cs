using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MicroGov.Pipeline;

/// <summary>
/// Makes a mark of an account, another in each affair. Whoever has the database and not the bot's token cannot find the
/// account by trying them all, few as there are.
/// </summary>
public sealed class AccountHasher(string botToken)
{
    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes("seal\n" + botToken));

    public string MarkOf(long affairId, long account) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{affairId}\n{account}"))));
}
