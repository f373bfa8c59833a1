using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace MicroGov.Tests.Storage;

/// <summary>
/// Hears every statement that is run on one SQLite file, whether EF wrote it or we did
/// (https://sqlite.org/c3ref/profile.html: the text with its parameters still open).
/// </summary>
internal sealed class StatementWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> heard = new();
    private readonly ConcurrentDictionary<sqlite3, bool> watched = new();
    private readonly List<IDisposable> subscriptions = [];
    private readonly string file;

    public StatementWatch(string file)
    {
        this.file = file;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyCollection<string> Heard => [.. heard.Keys.Order()];

    /// <summary>Forgets what it has heard so far.</summary>
    public void Clear() => heard.Clear();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is ConnectionEndEventData { Connection: SqliteConnection { Handle: { } handle } connection }
            && value.Key == RelationalEventId.ConnectionOpened.Name
            && connection.DataSource == file
            && watched.TryAdd(handle, true))
        {
            raw.sqlite3_profile(handle, (_, statement, _) => heard.TryAdd(statement, true), null);
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
