using System.Diagnostics;

namespace MicroGov.Benchmarks;

/// <summary>The real service, as a process of its own, told to talk to whoever plays Telegram.</summary>
internal sealed class Service : IDisposable
{
    /// <summary>The service as it was built beside this program.</summary>
    public static readonly string BuiltHere = Path.Combine(AppContext.BaseDirectory, "MicroGov.dll");

    /// <summary>As good as no pace: else Telegram's limits are measured.</summary>
    public static readonly (string, string)[] Unpaced =
    [
        ("Delivery__PerSecond", "1000"), ("Delivery__PerChatPerSecond", "30"), ("Delivery__PerGroupPerMinute", "1000"),
        ("Delivery__PerGroupPerMinuteNotForCards", "0"), ("Talk__CommandsAtOnce", "10000"), ("Talk__PressesAtOnce", "10000"),
        ("Talk__CommandsPerHour", "100000"), ("Talk__AnsweredFirst", "10000"),
    ];

    private readonly Process process;
    private readonly long started = Stopwatch.GetTimestamp();

    private Service(ProcessStartInfo start) => process = Process.Start(start)!;

    public static Service Start(string telegram, string database, params (string Name, string Value)[] settings) =>
        Start(BuiltHere, telegram, database, settings);

    /// <param name="program">The service's <c>MicroGov.dll</c>.</param>
    /// <param name="settings">May name another token.</param>
    public static Service Start(string program, string telegram, string database, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [program]);
        (string Name, string Value)[] all =
        [
            ("Telegram__BotToken", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ("Telegram__ApiBaseUrl", telegram),
            ("Database__ConnectionString", $"Data Source={database}"), ("Web__Urls", "http://127.0.0.1:0"),
            ("Logging__LogLevel__Default", "Warning"), ("Logging__LogLevel__MicroGov", "Warning"), .. settings,
        ];
        foreach (var (name, value) in all)
        {
            start.Environment[name] = value;
        }

        return Begin(start);
    }

    /// <summary>Not the service: <see cref="BarePoller"/>.</summary>
    public static Service StartBare(string telegram) => Begin(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "MicroGov.Benchmarks.dll"), BarePoller.Word, $"{telegram}/bot1:A"]));

    private static Service Begin(ProcessStartInfo start)
    {
        (start.WorkingDirectory, start.RedirectStandardOutput) = (Path.GetTempPath(), true);
        var service = new Service(start);
        service.process.OutputDataReceived += (_, line) =>
            Console.Error.Write(line.Data is { } words ? words + Environment.NewLine : "");
        service.process.BeginOutputReadLine();
        return service;
    }

    /// <summary>How long ago it was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(started);

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
