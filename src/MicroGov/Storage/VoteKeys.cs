using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using MicroGov.Storage.Sqlite;

namespace MicroGov.Storage;

/// <summary>A round of a secret vote: what is chosen in it is sealed under a key of its own.</summary>
public readonly record struct SecretRound(long AffairId, int Round);

/// <summary>
/// The keys of secret votes that run, a file each, outside the database: neither its log, its dead rows nor a backup of it ever
/// held one. When a vote closes its key is overwritten and removed, and every byte that was sealed under it means nothing.
/// </summary>
/// <param name="folder">Null: they are kept in memory, as their database is.</param>
/// <param name="hasPlace">False: nobody has said where, and there are no secret votes.</param>
public sealed class VoteKeys(string? folder, bool hasPlace = true)
{
    private const int KeyBytes = 32;

    private const string Ending = ".key";

    private readonly ConcurrentDictionary<SecretRound, byte[]> inMemory = [];

    /// <summary>Where they are; null in memory.</summary>
    public string? Folder => folder;

    /// <summary>Secret votes can be held.</summary>
    public bool HasPlace => hasPlace;

    /// <summary>Beside the database's file.</summary>
    public static VoteKeys Beside(string connectionString) => new(SqliteFile.PathOf(connectionString) is { } path
        ? path + ".keys"
        : null);

    /// <summary>
    /// A new one, on disk before anything is sealed under it. Of a decision that did not commit it takes the place.
    /// </summary>
    public void Create(SecretRound round)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        if (folder is null)
        {
            inMemory[round] = key;
            return;
        }

        OwnerOnly.CreateFolder(folder);
        using var file = OwnerOnly.Create(PathOf(round));
        file.Write(key);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Null: there is none, since the vote is over, or the folder is not the one that it was opened with.</summary>
    public byte[]? Find(SecretRound round)
    {
        if (folder is null)
        {
            return inMemory.GetValueOrDefault(round);
        }

        try
        {
            var key = File.ReadAllBytes(PathOf(round));
            return key.Length == KeyBytes ? key : null;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Gone for good. What cannot be removed now is removed with the next look (<see cref="VoteKeySweep"/>).</summary>
    public void Erase(SecretRound round)
    {
        inMemory.TryRemove(round, out _);
        if (folder is null || !File.Exists(PathOf(round)))
        {
            return;
        }

        try
        {
            using (var file = new FileStream(PathOf(round), FileMode.Open, FileAccess.Write))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }

            File.Delete(PathOf(round));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another replica was quicker; or the disk is read-only for the moment.
        }
    }

    /// <summary>Every round that has a key.</summary>
    public IReadOnlyList<SecretRound> All() =>
        folder is null ? [.. inMemory.Keys]
        : !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(RoundOf).OfType<SecretRound>()];

    private static SecretRound? RoundOf(string path) =>
        Path.GetFileNameWithoutExtension(path).Split('-') is [var affair, var round]
        && long.TryParse(affair, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(id, number)
            : null;

    private string PathOf(SecretRound round) => Path.Combine(
        folder!, string.Create(CultureInfo.InvariantCulture, $"{round.AffairId}-{round.Round}{Ending}"));
}

/// <summary>
/// The key of a secret vote that runs is not where it should be: its ballots can be neither given nor counted until it is back.
/// </summary>
public sealed class VoteKeyLostException() : Exception("The key of a running secret vote is missing, or is another one.");
