using Microsoft.Data.Sqlite;

namespace MicroGov.Benchmarks;

/// <summary>One prepared statement, run with new values as often as one likes. Parameters are <c>@0</c>, <c>@1</c>…</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{index}", Value = 0L });
        }

        command.Prepare();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql, 0);
        statement.Run();
    }

    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
