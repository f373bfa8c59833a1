using System.ComponentModel.DataAnnotations;
using MicroGov.Storage;
using Npgsql;

namespace MicroGov.Hosting;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Sqlite = "Sqlite", PostgreSql = "PostgreSql";

    /// <summary><c>Sqlite</c>: one file, one service. <c>PostgreSql</c>: a server that several replicas may share.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>May hold a password: never logged.</summary>
    public string ConnectionString { get; set; } = "Data Source=microgov.db";

    /// <summary>
    /// Where the keys of secret votes are kept while these run. None: beside the SQLite file, as <c>microgov.db.keys</c>. With
    /// PostgreSQL it must be told, since all replicas share it and it must outlast a restart; else there are no secret votes.
    /// </summary>
    public string? KeyFolder { get; set; }

    internal bool IsPostgres => Provider == PostgreSql;

    internal VoteKeys VoteKeys() => KeyFolder is { Length: > 0 } given ? new(Path.GetFullPath(given))
        : IsPostgres ? new(null, hasPlace: false)
        : Storage.VoteKeys.Beside(ConnectionString);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider is not (Sqlite or PostgreSql))
        {
            yield return new($"Database:Provider is \"{Provider}\"; there are: Sqlite, PostgreSql.");
        }

        if (IsPostgres && !NamesAServer())
        {
            yield return new("Database:ConnectionString names no PostgreSQL server and database; write for example "
                + "Host=localhost;Database=microgov;Username=microgov;Password=secret.");
        }
        else if (!IsPostgres && !ConnectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
        {
            yield return new("Database:ConnectionString names no file; write for example Data Source=microgov.db.");
        }
    }

    private bool NamesAServer()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(ConnectionString) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
