using System.Collections.Concurrent;
using System.Diagnostics;

namespace MicroGov.Tests.Processes;

/// <summary>
/// The built service as a child process of its own: what it says line by line, how it ends, and a real SIGKILL.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>Only so that a broken run ends some day; nothing is decided by it.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Lock gate = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> waiting = [];

    private ServiceProcess(Process process) => this.process = process;

    /// <summary>Everything it has said so far, on both outputs.</summary>
    public string Said => string.Join('\n', lines);

    public int Id => process.Id;

    /// <param name="settings">Environment variables, such as <c>Database__ConnectionString</c>.</param>
    public static ServiceProcess Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            // An appsettings.json that happens to lie about must not be read.
            WorkingDirectory = Directory.CreateTempSubdirectory("microgov-process").FullName,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "MicroGov.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        service.process.OutputDataReceived += (_, line) => service.Hear(line.Data);
        service.process.ErrorDataReceived += (_, line) => service.Hear(line.Data);
        service.process.Start();
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Starts it, waits for its end and gives its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(
        IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var service = Start(settings, arguments);
        return (await service.WhenEndedAsync(), service.Said);
    }

    /// <summary>The first line, said or still to come, that contains these words.</summary>
    public Task<string> WhenSaysAsync(string words) =>
        WhenSaysAsync(line => line.Contains(words, StringComparison.Ordinal), words);

    public async Task<int> WhenEndedAsync()
    {
        // Also waits until both outputs have been read to their ends.
        using var guard = new CancellationTokenSource(Guard);
        await process.WaitForExitAsync(guard.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed, nobody says goodbye.</summary>
    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>SIGSTOP: it hangs and does not know it, and its connections stay open. Linux only.</summary>
    public Task HangAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(process.StartInfo.WorkingDirectory, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The first line, said or still to come, that is wanted.</summary>
    /// <param name="words">What it says, in case it never comes.</param>
    public async Task<string> WhenSaysAsync(Func<string, bool> wanted, string words)
    {
        TaskCompletionSource<string> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (lines.FirstOrDefault(wanted) is { } said)
            {
                return said;
            }

            waiting.Add((wanted, found));
        }

        var ended = WhenEndedAsync();
        return await Task.WhenAny(found.Task, ended) == found.Task || found.Task.IsCompleted
            ? await found.Task
            : throw new InvalidOperationException($"It ended with {await ended} before it said \"{words}\":\n{Said}");
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            lines.Enqueue(line);
            foreach (var (_, found) in waiting.Where(one => one.Wanted(line)))
            {
                found.TrySetResult(line);
            }
        }
    }

    private static bool IsSetting(string name) =>
        new[] { "Telegram__", "Database__", "Web__", "Community__", "RulePacks__", "Delivery__", "Logging__" }
            .Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase));

    /// <summary>The dotnet that runs these tests.</summary>
    private static string Host() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
}
