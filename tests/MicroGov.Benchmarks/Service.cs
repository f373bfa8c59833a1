using System.Diagnostics;

namespace MicroGov.Benchmarks;

/// <summary>The real service, as a process of its own, told to talk to the hose.</summary>
internal sealed class Service : IDisposable
{
    private readonly Process process;

    private Service(Process process) => this.process = process;

    public static Service Start(Hose hose, string database, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MicroGov.dll")])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
        };
        (string Name, string Value)[] all =
        [
            ("Telegram__BotToken", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ("Telegram__ApiBaseUrl", hose.Address),
            ("Database__ConnectionString", $"Data Source={database}"), ("Web__Urls", "http://127.0.0.1:0"),
            ("Logging__LogLevel__Default", "Warning"), ("Logging__LogLevel__MicroGov", "Warning"), .. settings,
        ];
        foreach (var (name, value) in all)
        {
            start.Environment[name] = value;
        }

        var service = new Service(Process.Start(start)!);
        service.process.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        service.process.BeginOutputReadLine();
        return service;
    }

    /// <summary>Resident memory, in MB.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Waits until it has finished starting: it used no processor time worth mentioning for half a second.</summary>
    public async Task RestAsync()
    {
        for (var (before, quiet) = (TimeSpan.Zero, 0); quiet < 5;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            var now = ProcessorTime;
            (before, quiet) = (now, now - before < TimeSpan.FromMilliseconds(20) ? quiet + 1 : 0);
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
