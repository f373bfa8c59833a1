using MicroGov.Storage.Statements;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MicroGov.Storage.Sqlite;

/// <summary>
/// One prepared statement, run row after row without a parameter or reader object each (measured: a third of the time of
/// the same through ADO.NET). Parameters are <c>?1</c>, <c>?2</c>…
/// </summary>
internal sealed class PreparedStatement : IColumns, IDisposable
{
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The database cannot prepare it now.</exception>
    public PreparedStatement(SqliteConnection connection, string sql)
    {
        handle = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(handle, sql, out statement));
    }

    /// <summary>Begins anew with these parameters.</summary>
    public void Bind(object[] row)
    {
        // What a step failed with has been thrown already.
        _ = raw.sqlite3_reset(statement);
        for (var index = 0; index < row.Length; index++)
        {
            Check(row[index] switch
            {
                long number => raw.sqlite3_bind_int64(statement, index + 1, number),
                int number => raw.sqlite3_bind_int64(statement, index + 1, number),
                bool flag => raw.sqlite3_bind_int64(statement, index + 1, flag ? 1 : 0),
                string text => raw.sqlite3_bind_text(statement, index + 1, text),
                DBNull => raw.sqlite3_bind_null(statement, index + 1),
                var other => throw new ArgumentException($"A {other?.GetType().Name ?? "null"} cannot be bound."),
            });
        }
    }

    /// <summary>Goes to the next row it gives; false when there is none.</summary>
    /// <exception cref="SqliteException">The database cannot, or a condition of its tables forbids it.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        SqliteException.ThrowExceptionForRC(code, handle);
        return false;
    }

    /// <summary>Rows that the last step inserted, updated or deleted.</summary>
    public int Written => raw.sqlite3_changes(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public void Dispose() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, handle);
}
