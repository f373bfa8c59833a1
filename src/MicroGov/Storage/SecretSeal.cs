using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Storage;

/// <summary>
/// Seals what was chosen in a secret vote (AES-256-GCM, a fresh nonce each time). What is sealed is always of the same length,
/// since a longer word would tell which it is; and it opens only where it was put.
/// </summary>
public static class SecretSeal
{
    private const int NonceBytes = 12, TagBytes = 16, BallotBytes = 32, ChoiceBytes = sizeof(long);

    /// <summary>Nearly every answer fits into one step, so that its length tells nothing.</summary>
    private const int WordsStep = 4_096;

    /// <summary>A ballot's choice with its receipt.</summary>
    public static string SealBallot(byte[] key, BallotKey whose, Marking choice, string receipt)
    {
        var plain = new byte[BallotBytes];
        BinaryPrimitives.WriteInt64LittleEndian(plain, choice.Packed);
        Encoding.ASCII.GetBytes(receipt, plain.AsSpan(ChoiceBytes));
        return Seal(key, plain, PlaceOf(whose));
    }

    /// <summary>Null: it was sealed under another key, for another ballot, or is damaged.</summary>
    public static (Marking Choice, string Receipt)? OpenBallot(byte[] key, BallotKey whose, string @sealed) =>
        Open(key, @sealed, PlaceOf(whose)) is { Length: BallotBytes } plain
            ? (new(BinaryPrimitives.ReadInt64LittleEndian(plain)),
                Encoding.ASCII.GetString(plain.AsSpan(ChoiceBytes)).TrimEnd('\0'))
            : null;

    /// <summary>A text that is owed to somebody.</summary>
    public static string SealWords(byte[] key, string words)
    {
        var bytes = Encoding.UTF8.GetBytes(words);
        var plain = new byte[(bytes.Length / WordsStep + 1) * WordsStep];
        bytes.CopyTo(plain, 0);
        return Seal(key, plain, "words");
    }

    /// <summary>Null: it was sealed under another key, or is damaged.</summary>
    public static string? OpenWords(byte[] key, string @sealed) =>
        Open(key, @sealed, "words") is { } plain ? Encoding.UTF8.GetString(plain).TrimEnd('\0') : null;

    private static string PlaceOf(BallotKey whose) => string.Create(
        CultureInfo.InvariantCulture, $"ballot {whose.AffairId} {whose.Round} {whose.PersonId} {whose.HouseholdId}");

    private static string Seal(byte[] key, byte[] plain, string place)
    {
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            nonce, plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes),
            Encoding.ASCII.GetBytes(place));
        return Convert.ToBase64String(whole);
    }

    private static byte[]? Open(byte[] key, string @sealed, string place)
    {
        try
        {
            var whole = Convert.FromBase64String(@sealed);
            if (whole.Length < NonceBytes + TagBytes)
            {
                return null;
            }

            var plain = new byte[whole.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), plain,
                Encoding.ASCII.GetBytes(place));
            return plain;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
