namespace MicroGov.Tests.Storage;

/// <summary>
/// To make a database and to drop it takes PostgreSQL longer than many a test: the next one is made while a test runs, and what
/// a test leaves is dropped while the next one runs. All are gone when the process ends.
/// </summary>
internal sealed class PostgresPool
{
    private readonly Func<string, Task> commandAsync;
    private readonly Func<Task<string>> templateAsync;
    private readonly Lock gate = new();
    private Task<string>? next;
    private Task dropping = Task.CompletedTask;

    /// <param name="commandAsync">Carries out a sentence of SQL on the server.</param>
    /// <param name="templateAsync">The database that each is a copy of.</param>
    public PostgresPool(Func<string, Task> commandAsync, Func<Task<string>> templateAsync)
    {
        (this.commandAsync, this.templateAsync) = (commandAsync, templateAsync);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Empty();
    }

    /// <summary>A fresh copy for one test alone; it drops it by <see cref="Drop"/>.</summary>
    public Task<string> TakeAsync()
    {
        lock (gate)
        {
            var mine = next ?? MakeAsync();
            next = MakeAsync();
            return mine;
        }
    }

    /// <summary>Whoever is still connected is sent away.</summary>
    public void Drop(string name)
    {
        lock (gate)
        {
            dropping = DropAsync(dropping, name);
        }
    }

    private async Task<string> MakeAsync()
    {
        // Nobody waits inside the gate.
        await Task.Yield();
        var name = $"test_{Guid.NewGuid():N}";
        await commandAsync($"CREATE DATABASE {name} TEMPLATE {await templateAsync()}");
        return name;
    }

    /// <summary>One after the other: they would wait for each other anyway.</summary>
    private async Task DropAsync(Task earlier, string name)
    {
        await earlier.WaitAsync(CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await commandAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private void Empty()
    {
#pragma warning disable VSTHRD002, VSTHRD003 // The process ends; nobody else needs this thread.
        Task.Run(async () =>
        {
            if (next is { } unused)
            {
                Drop(await unused);
            }

            await dropping;
        }).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
#pragma warning restore VSTHRD002, VSTHRD003
    }
}
