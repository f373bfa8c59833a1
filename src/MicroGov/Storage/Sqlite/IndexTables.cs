using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace MicroGov.Storage.Sqlite;

/// <summary>
/// A table that is nothing but its key is kept in the order of that key, once (https://sqlite.org/withoutrowid.html). Else SQLite
/// would keep each of its rows twice, by a number of its own and by the key. EF cannot say so, so its SQL is completed here.
/// </summary>
public sealed class IndexTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(builder);
        base.Generate(operation, model, builder, terminate: false);
        if (operation.PrimaryKey is { Columns.Length: > 1 } key
            && operation.Columns.All(column => key.Columns.Contains(column.Name)))
        {
            builder.Append(" WITHOUT ROWID");
        }

        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}

/// <summary>How every context of a SQLite file begins.</summary>
public static class SqliteOptions
{
    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).ReplaceService<IMigrationsSqlGenerator, IndexTables>();
}
