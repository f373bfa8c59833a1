using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MicroGov.Storage.Sqlite;

/// <summary>The database as one SQLite file.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : MicroGovContext(options)
{
    public override IQueryable<BallotRow> BallotsOf(string keys) => Ballots.FromSql(
        $"""
        SELECT b.* FROM json_each({keys}) AS k CROSS JOIN "Ballots" AS b
        ON b."AffairId" = k.value->>0 AND b."Round" = k.value->>1 AND b."PersonId" = k.value->>2
        """);
}

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteContext</c> work without starting the service.</summary>
public sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=design-time.db").Options);
}
