using System.Globalization;
using System.Text;
using MicroGov.Sandbox;
using MicroGov.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace MicroGov.Tests.Transcripts.Privacy;

/// <summary>Looks for what says who somebody is in everything that a service has written down.</summary>
internal static class Remains
{
    /// <summary>Tables and columns that hold a name, a username or an account of this person.</summary>
    public static IReadOnlyList<string> InTables(this Neighbourhood here, SandboxPerson person)
    {
        var (words, found) = (WordsOf(person), new List<string>());
        using var connection = new SqliteConnection($"Data Source={here.DatabaseFile};Pooling=False");
        connection.Open();
        foreach (var table in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The database's own names.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var value = reader.GetValue(column);
                    var text = value is byte[] bytes
                        ? Encoding.UTF8.GetString(bytes)
                        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
                    if (words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    {
                        found.Add($"{table}.{reader.GetName(column)}");
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Which of the words still stand in the bytes of the database's files, in use or not.</summary>
    public static IReadOnlyList<string> InFiles(this Neighbourhood here, SandboxPerson person)
    {
        // A record holds an account as a number of four or six bytes (https://sqlite.org/fileformat.html#record_format).
        var number = BitConverter.GetBytes(person.Id).Reverse().TakeLast(person.Id <= int.MaxValue ? 4 : 6).ToArray();
        var files = new[] { here.DatabaseFile, here.DatabaseFile + "-wal" }.Where(File.Exists).ToList();
        return
        [
            .. from file in files
            let bytes = FileBytes.Of(file)
            from word in WordsOf(person)
                .Select(word => (Word: word, Bytes: Encoding.UTF8.GetBytes(word)))
                .Append((Word: "the number", Bytes: number))
            where bytes.AsSpan().IndexOf(word.Bytes) >= 0
            select $"{word.Word} in {Path.GetExtension(file)}",
        ];
    }

    public static IReadOnlyList<string> InLog(LogBook log, SandboxPerson person) =>
        [.. log.Lines.Where(line => WordsOf(person).Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    private static string[] WordsOf(SandboxPerson person) =>
        [
            person.Name,
            .. person.Username is { } username ? [username] : Array.Empty<string>(),
            person.Id.ToString(CultureInfo.InvariantCulture),
        ];

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // This test's own sentence.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
