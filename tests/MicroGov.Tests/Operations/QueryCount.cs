using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicroGov.Tests.Operations;

/// <summary>Counts what EF asks of one database.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly string database;
    private int asked;

    /// <param name="database">Its file, or its name on the server.</param>
    public QueryCount(string database)
    {
        this.database = database;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Asked => asked;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Connection: { } connection }
            && (connection.DataSource == database || connection.Database == database))
        {
            Interlocked.Increment(ref asked);
        }
    }

    public void OnCompleted()
    {
        // Listeners live as long as the process.
    }

    public void OnError(Exception error)
    {
        // They make none.
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
