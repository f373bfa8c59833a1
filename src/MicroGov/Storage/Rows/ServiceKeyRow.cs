namespace MicroGov.Storage.Rows;

/// <summary>
/// A random key that belongs to this database alone: it lasts as long as the database does, goes into its backups, and into no
/// export.
/// </summary>
public sealed class ServiceKeyRow
{
    /// <summary>The key of <see cref="AccountHasher"/>.</summary>
    public const string OfAccounts = "accounts";

    /// <summary>What it is for.</summary>
    public string Name { get; set; } = "";

    public byte[] Key { get; set; } = [];
}
