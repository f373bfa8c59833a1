using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MicroGov.Storage.Sqlite;

/// <summary>The database as one SQLite file.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : MicroGovContext(options);

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteContext</c> work without starting the service.</summary>
public sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        options.UseSqliteFile("Data Source=design-time.db");
        return new(options.Options);
    }
}
