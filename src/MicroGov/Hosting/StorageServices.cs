using MicroGov.Replication;
using MicroGov.Storage;
using MicroGov.Storage.Postgres;
using MicroGov.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MicroGov.Hosting;

/// <summary>Registers the database that the configuration names.</summary>
public static class StorageServices
{
    // A lease lives by real time, also where the residents' is moved by hand.
#pragma warning disable RS0030 // The composition root picks the clock.
    internal static readonly TimeProvider RealTime = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>The database alone, for verbs that need nothing else.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseOptions database) =>
        (database.IsPostgres ? services.AddPostgres(database.ConnectionString) : services.AddSqlite(database.ConnectionString))
        .AddSingleton(database.VoteKeys());

    private static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString) => services
        .AddPooledDbContextFactory<SqliteContext>(options => Quiet(options
            .UseSqliteFile(connectionString)
            .AddInterceptors(new SqlitePragmas())))
        .AddSingleton(_ => new Schema(
            () => new SqliteConnection(WithoutCreating(connectionString)),
            typeof(SqliteContext),
            () => new SqliteConnection(ForCreating(connectionString)),
            SchemaScript.Sqlite))
        .AddSingleton(provider => new Database(
            provider.GetRequiredService<IDbContextFactory<SqliteContext>>(),
            provider.GetRequiredService<Schema>(),
            provider.GetService<DatabaseLock>()));

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString) => services
        // Two pools: an election does not wait for its turn behind the work.
        .AddPooledDbContextFactory<PostgresContext>(options => Quiet(
            options.UseNpgsql(PostgresConnections.Complete(connectionString))))
        .AddSingleton(_ => NpgsqlDataSource.Create(PostgresConnections.Impatient(connectionString)))
        .AddSingleton(provider => new Leadership(provider.GetRequiredService<NpgsqlDataSource>(), RealTime))
        .AddSingleton<CommitNotifier>()
        .AddSingleton(provider =>
        {
            var connections = provider.GetRequiredService<NpgsqlDataSource>();
            return new Schema(
                connections.CreateConnection,
                typeof(PostgresContext),
                () => new NpgsqlConnection(PostgresConnections.Patient(connectionString)),
                SchemaScript.Postgres);
        })
        .AddSingleton(provider => new Database(
            provider.GetRequiredService<IDbContextFactory<PostgresContext>>(),
            provider.GetRequiredService<Leadership>(),
            provider.GetRequiredService<CommitNotifier>(),
            provider.GetRequiredService<Schema>()));

    private static string WithoutCreating(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString;

    /// <summary>Migrations rebuild tables that others refer to; nothing is in them yet.</summary>
    private static string ForCreating(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = false }.ConnectionString;

    private static void Quiet(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.CommandExecuted));
}
