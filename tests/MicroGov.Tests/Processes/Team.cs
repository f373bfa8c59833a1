using System.Text.RegularExpressions;
using System.Threading.Channels;
using MicroGov.Core.Lifecycle;
using MicroGov.Replication;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Processes;

/// <summary>Replicas in webhook mode behind one door; whichever leads may be killed or stopped.</summary>
internal sealed partial class Team : IAsyncDisposable
{
    /// <summary>How long an affair waits for seconds: so soon does each that nobody seconds make the clock act.</summary>
    public static readonly TimeSpan SecondWithin = TimeSpan.FromSeconds(2);

    private readonly List<(ServiceProcess Process, Uri Address)> members = [];

    private Team(Replicas replicas, Doorman doorman) => (Replicas, Doorman) = (replicas, doorman);

    public Replicas Replicas { get; }

    public Doorman Doorman { get; }

    public Town Town => Replicas.Town;

    /// <summary>Whoever was elected last.</summary>
    public ServiceProcess Leader => Processes.MaxBy(LastElectionOf)!;

    public static async Task<Team> BuildAsync(int size)
    {
        var team = new Team(await Replicas.BuildAsync(), await Doorman.OpenAsync());
        await team.HireAsync();
        await Task.WhenAll(Enumerable.Range(1, size - 1).Select(_ => team.HireAsync()));
        return team;
    }

    /// <summary>Starts another replica; completes when it listens.</summary>
    public async Task<ServiceProcess> HireAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var process = Replicas.Start(
            ("Web__Urls", address.ToString()),
            ("Telegram__Mode", "Webhook"),
            ("Telegram__WebhookUrl", Doorman.Address.ToString()),
            ("Telegram__WebhookSecret", "known-to_all-of-us"),
            ("Community__SecondsNeeded", "1"),
            ("Community__SecondWithin", SecondWithin.ToString("c")));
        members.Add((process, address));
        Doorman.Know(members.Select(member => member.Address));
        await process.WhenSaysAsync(Town.Listening);
        return process;
    }

    /// <summary>SIGKILL; it is not called any more once it is gone.</summary>
    public async Task KillAsync(ServiceProcess process)
    {
        process.Kill();
        await process.WhenEndedAsync();
        members.RemoveAll(member => member.Process == process);
        Doorman.Know(members.Select(member => member.Address));
        await process.DisposeAsync();
    }

    /// <summary>The number of the last election so far.</summary>
    public int Election => Processes.Max(LastElectionOf);

    /// <summary>Completes when somebody has been elected after that election.</summary>
    /// <returns>When it was heard of.</returns>
    public async Task<DateTimeOffset> WhenElectedAfterAsync(int election)
    {
        await await Task.WhenAny(Processes.Select(process => process.WhenSaysAsync(
            line => ElectionIn(line) > election, $"elected after {election}")));
        return Replicas.Now;
    }

    /// <summary>
    /// Completes when nothing is owed and nothing can fall due any more but votes; looks whenever the leader has written.
    /// </summary>
    public async Task WhenSettledAsync()
    {
        await using var storage = Replicas.Database.OpenStorage();
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var guard = new CancellationTokenSource(ServiceProcess.Guard);
        var listening = storage.GetRequiredService<CommitNotifier>().ListenAsync(_ => news.Writer.TryWrite(true), guard.Token);
        do
        {
            await await Task.WhenAny(news.Reader.ReadAsync(guard.Token).AsTask(), listening);
        }
        while (!await IsSettledAsync(storage, guard.Token));
        await guard.CancelAsync();
    }

    public async Task<T> ReckonAsync<T>(Func<MicroGovContext, Task<T>> reckon)
    {
        await using var storage = Replicas.Database.OpenStorage();
        await using var db = await storage.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await reckon(db);
    }

    /// <summary>What an operator's <c>verify</c> ends with, and what it finds.</summary>
    public Task<(int Code, string Said)> VerifyAsync() => ServiceProcess.RunAsync(Replicas.Settings, "verify");

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in members)
        {
            await process.DisposeAsync();
        }

        await Doorman.DisposeAsync();
        await Replicas.DisposeAsync();
    }

    private IEnumerable<ServiceProcess> Processes => members.Select(member => member.Process);

    private static async Task<bool> IsSettledAsync(ServiceProvider storage, CancellationToken ct)
    {
        await using var db = await storage.GetRequiredService<Database>().OpenAsync(ct);
        return !await db.Outbox.AnyAsync(row => row.GivenUp == null, ct)
            && !await db.Affairs.AnyAsync(row => row.CardIsStale || row.Stage == nameof(Stage.Raised), ct);
    }

    private static int LastElectionOf(ServiceProcess process) => process.Said.Split('\n').Max(ElectionIn);

    /// <summary>0 when the line tells of none.</summary>
    private static int ElectionIn(string line) =>
        Won().Match(line) is { Success: true } won
            ? int.Parse(won.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(Replicas.Elected + @" \(election (\d+)\)")]
    private static partial Regex Won();
}
