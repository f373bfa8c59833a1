using System.Data.Common;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MicroGov.Storage.Postgres;

/// <summary>
/// A command that takes all rows in one round trip: each column is an array <c>@0</c>, <c>@1</c>… for <c>unnest</c>.
/// </summary>
internal static class ArrayCommand
{
    public static DbCommand Create(MicroGovContext db, string sql, Type[] columns, IReadOnlyList<object[]> rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Only sentences of ours come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var column = 0; column < columns.Length; column++)
        {
            var values = Array.CreateInstance(columns[column], rows.Count);
            for (var index = 0; index < rows.Count; index++)
            {
                values.SetValue(rows[index][column], index);
            }

            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{column}", values);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>The row that a reader stands on.</summary>
internal sealed class ReaderColumns(DbDataReader reader) : IColumns
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Integer(int column) => reader.GetValue(column) switch
    {
        long number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        var other => throw new InvalidCastException($"A {other.GetType().Name} is no integer."),
    };

    public string Text(int column) => reader.GetString(column);
}
