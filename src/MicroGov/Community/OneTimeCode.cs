using System.Security.Cryptography;
using System.Text;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary>
/// A code that somebody types from paper or that stands in a link: ten signs of Crockford's alphabet
/// (https://www.crockford.com/base32.html), which has no letters that look like digits. 50 bits, and few tries.
/// </summary>
public static class OneTimeCode
{
    public const int Length = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>
    /// As people type it: small letters, spaces and dashes do not matter, O is 0, I and L are 1. Null when it can be none.
    /// </summary>
    public static string? Read(string text)
    {
        var signs = new StringBuilder(Length);
        foreach (var letter in TypedText.HalfWidth(text).ToUpperInvariant().Where(letter => letter is not ('-' or ' ')))
        {
            var sign = letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
            if (!Alphabet.Contains(sign, StringComparison.Ordinal) || signs.Length == Length)
            {
                return null;
            }

            signs.Append(sign);
        }

        return signs.Length == Length ? signs.ToString() : null;
    }

    /// <summary>What is kept of a code.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));

    /// <summary>In groups that are easy to type.</summary>
    public static string Written(string code) => $"{code[..5]}-{code[5..]}";
}
