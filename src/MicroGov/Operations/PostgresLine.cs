using System.Data.Common;

namespace MicroGov.Operations;

/// <summary>
/// The command lines of PostgreSQL's own tools for the database that is configured. The password stays out of them.
/// </summary>
internal static class PostgresLine
{
    public static string Dump(string connectionString, string file) =>
        $"pg_dump --format=custom --file={Quote(file)} {Where(connectionString)}";

    public static string Restore(string connectionString, string file) =>
        $"pg_restore --clean --if-exists --single-transaction {Where(connectionString)} {Quote(file)}";

    private static string Where(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        (string Option, string[] Keys)[] wanted =
        [
            ("host", ["Host", "Server"]),
            ("port", ["Port"]),
            ("username", ["Username", "User Id", "User"]),
            ("dbname", ["Database"]),
        ];
        return string.Join(
            ' ',
            wanted
                .Select(one =>
                    (
                        one.Option,
                        Value: one.Keys.Select(key => parts.TryGetValue(key, out var value) ? value.ToString() : null)
                            .FirstOrDefault(value => value is not null))
                )
                .Where(one => one.Value is not null)
                .Select(one => $"--{one.Option}={Quote(one.Value!)}"));
    }

    private static string Quote(string value) =>
        value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/' or ':')
            ? value
            : $"'{value.Replace("'", "'\\''")}'";
}
