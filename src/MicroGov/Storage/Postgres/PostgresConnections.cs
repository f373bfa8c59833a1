using Npgsql;

namespace MicroGov.Storage.Postgres;

/// <summary>
/// What every connection is told, so that a replica that hangs or dies lets go of its rows in seconds, not when it wakes
/// (https://www.postgresql.org/docs/current/runtime-config-client.html, runtime-config-connection.html).
/// </summary>
public static class PostgresConnections
{
    private static readonly string[] Settings =
    [
        // A replica that was stopped in the middle of a transaction.
        "idle_in_transaction_session_timeout=3s",
        "statement_timeout=30s",
        "lock_timeout=10s",
        // A replica that was killed while its statement waits for a lock.
        "client_connection_check_interval=500ms",
        // A machine that went without a word.
        "tcp_keepalives_idle=5",
        "tcp_keepalives_interval=2",
        "tcp_keepalives_count=3",
    ];

    /// <summary>How long one step of making or changing the schema may take, waiting for another replica's included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The same as <see cref="Complete"/> for work on the schema, on a connection of its own.</summary>
    public static string Patient(string connectionString) => new NpgsqlConnectionStringBuilder(Complete(connectionString))
    {
        CommandTimeout = (int)Patience.TotalSeconds, Pooling = false,
    }.ConnectionString;

    /// <summary>Statements that make a connection patient, for work on the schema: no lock is waited for too briefly.</summary>
    /// <param name="set"><c>SET LOCAL</c> until the transaction ends, <c>SET</c> until the pool has the connection back.</param>
    public static string BePatient(string set) =>
        $"{set} lock_timeout = 0; {set} statement_timeout = {(long)Patience.TotalMilliseconds}; "
        + $"{set} idle_in_transaction_session_timeout = {(long)Patience.TotalMilliseconds};";

    /// <summary>
    /// The same as <see cref="Complete"/> for those who elect: who has not been answered after a few seconds asks again, on
    /// another connection. More than the wait for a former leader's transaction, which the server ends after 3 seconds.
    /// </summary>
    public static string Impatient(string connectionString) =>
        new NpgsqlConnectionStringBuilder(Complete(connectionString)) { Timeout = 5, CommandTimeout = 5 }.ConnectionString;

    /// <summary>
    /// The connection string with these settings; what the operator wrote in <c>Options</c> comes last, and wins.
    /// </summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static string Complete(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 2,
        };
        connection.ApplicationName ??= "MicroGov";
        connection.Options = $"{string.Join(' ', Settings.Select(setting => $"-c {setting}"))} {connection.Options}".TrimEnd();
        return connection.ConnectionString;
    }
}
