using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MicroGov.Storage.Postgres;

/// <summary>The database on a PostgreSQL server, where several replicas may work on it.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : MicroGovContext(options)
{
    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<LeaseRow>(lease =>
        {
            // The epoch is the key on purpose: changing a key waits for every transaction that has proven its epoch
            // (FOR KEY SHARE), and renewing the lease does not (https://www.postgresql.org/docs/current/explicit-locking.html).
            lease.HasKey(row => row.Epoch);
            lease.Property(row => row.Epoch).ValueGeneratedNever();
            lease.HasData(new LeaseRow());
        });
    }
}

/// <summary>Lets <c>dotnet ef migrations add NAME --context PostgresContext</c> work without starting the service.</summary>
public sealed class PostgresContextFactory : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=design-time").Options);
}
