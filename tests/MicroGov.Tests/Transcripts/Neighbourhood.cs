using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Play;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// The real service on the sandbox's wire, with a group of neighbours: Mei moderates, Wang, Li, Zhao and Chen are
/// residents, the stranger lives elsewhere. Each thing they do has had all its effects when the call returns.
/// </summary>
public sealed class Neighbourhood : IAsyncDisposable
{
    private readonly ScenarioHost host;
    private readonly TestDatabase database;

    private Neighbourhood(ScenarioHost host, TestDatabase database, string language, bool supergroup, bool botIsAdmin)
    {
        (this.host, this.database) = (host, database);
        (Mei, Wang, Li, Zhao, Chen) = (
            Person("Mei", "mei"), Person("Wang", "wang"), Person("Li", "li"), Person("Zhao", "zhao"), Person("Chen", null));
        Stranger = Person("Stranger", "stranger");
        Group = World.AddGroup("Locust Lane 3", supergroup, Mei, botIsAdmin: botIsAdmin, members: [Wang, Li, Zhao, Chen]);

        SandboxPerson Person(string name, string? username) => World.AddPerson(name, username, language);
    }

    public SandboxWorld World => host.World;

    public SandboxClock Clock => host.Clock;

    /// <summary>Its database, where that is a file.</summary>
    public string DatabaseFile => MicroGov.Storage.Sqlite.SqliteFile.PathOf(database.Options.ConnectionString)!;

    /// <summary>What goes wrong with the service's database.</summary>
    public DatabaseFaultInjector Troubles => host.Troubles;

    public TimeDriver Hands => host.Hands;

    public IServiceProvider Services => host.Services;

    public SandboxPerson Mei { get; }

    public SandboxPerson Wang { get; }

    public SandboxPerson Li { get; }

    public SandboxPerson Zhao { get; }

    public SandboxPerson Chen { get; }

    public SandboxPerson Stranger { get; }

    public long Group { get; }

    /// <param name="language">The Telegram language of everybody: <c>en</c> or <c>zh-hans</c>.</param>
    /// <param name="settings">Configuration keys and values, such as <c>Community:SecondsNeeded</c>.</param>
    public static async Task<Neighbourhood> OpenAsync(
        string language = "en", bool supergroup = true, bool botIsAdmin = false, Dictionary<string, string?>? settings = null)
        => await OpenAsync(await TestDatabase.CreateAsync(), language, supergroup, botIsAdmin, settings);

    /// <summary>The same on a database of the test's choice; it goes when the neighbourhood goes.</summary>
    internal static async Task<Neighbourhood> OpenAsync(
        TestDatabase database,
        string language = "en",
        bool supergroup = true,
        bool botIsAdmin = false,
        Dictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?>([.. database.Settings, .. settings ?? []]);
        var host = await ScenarioHost.OpenAsync(all, CancellationToken.None);
        var neighbourhood = new Neighbourhood(host, database, language, supergroup, botIsAdmin);
        await neighbourhood.SettleAsync();
        return neighbourhood;
    }

    /// <summary>Takes the service down for a while: meanwhile time passes and people act unheard.</summary>
    public async Task WhileDownAsync(TimeSpan span, Action? meanwhile = null)
    {
        await host.StopServiceAsync();
        meanwhile?.Invoke();
        Clock.Advance(span);
        await host.StartServiceAsync(CancellationToken.None);
        await SettleAsync();
    }

    /// <summary>The same for an operator at work, who needs the database alone.</summary>
    public async Task WhileDownAsync(Func<Task> meanwhile)
    {
        ArgumentNullException.ThrowIfNull(meanwhile);
        await host.StopServiceAsync();
        await meanwhile();
        await host.StartServiceAsync(CancellationToken.None);
        await SettleAsync();
    }

    public Task SettleAsync() => Hands.SettleAsync(CancellationToken.None);

    public Task WindAsync(TimeSpan by) => Hands.WindAsync(by, CancellationToken.None);

    /// <summary>Writes in the group, or in private with the bot; gives the message's id.</summary>
    public async Task<long> SayAsync(SandboxPerson person, string text, long? replyTo = null, bool inPrivate = false)
    {
        var id = World.Send(person.Id, inPrivate ? person.Id : Group, text, replyTo);
        await SettleAsync();
        return id;
    }

    public async Task<long> ShowPhotoAsync(SandboxPerson person, string caption, long? replyTo = null)
    {
        var id = World.SendPhoto(person.Id, Group, caption, replyTo);
        await SettleAsync();
        return id;
    }

    /// <summary>Presses the newest button with this label that the person can see in the group.</summary>
    public async Task<SandboxToast> PressAsync(SandboxPerson person, string label)
    {
        var on = Seen(person).Last(message => message.Buttons.Any(row => row.Any(button => button.Text == label)));
        var toast = await World.PressAsync(person.Id, Group, on.Id, label);
        await SettleAsync();
        return toast;
    }

    /// <summary>Votes in the newest poll of the group; no choice takes the vote back.</summary>
    public async Task VoteAsync(SandboxPerson person, params int[] choices)
    {
        World.Vote(person.Id, Poll.Poll!.Id, choices);
        await SettleAsync();
    }

    /// <summary>What a person sees in the group, their own ephemeral messages included.</summary>
    public IReadOnlyList<SandboxMessage> Seen(SandboxPerson person) => World.Messages(Group, person.Id);

    /// <summary>What the bot has said to the whole group.</summary>
    public IReadOnlyList<SandboxMessage> FromBot =>
        [.. World.Messages(Group).Where(message => message is { FromBot: true, Service: false })];

    public IReadOnlyList<SandboxMessage> Private(SandboxPerson person) =>
        [.. World.Messages(person.Id).Where(message => message.FromBot)];

    /// <summary>The newest poll in the group.</summary>
    public SandboxMessage Poll => FromBot.Last(message => message.Poll is not null);

    /// <summary>The card of an affair, by its number.</summary>
    public SandboxMessage Card(int number = 1) =>
        FromBot.First(message => message.Text.StartsWith($"#{number} ", StringComparison.Ordinal));

    /// <summary>The affair as it is stored.</summary>
    public async Task<Affair?> AffairAsync(int number = 1)
    {
        await using var db = await Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var state = await db.Affairs.Where(row => row.Number == number).Select(row => row.State).SingleOrDefaultAsync();
        return state is null ? null : JsonSerializer.Deserialize<Affair>(state, JournalJson.Options);
    }

    /// <summary>An affair that Wang raised and that has come to this stage, without a vote where it can be helped.</summary>
    public async Task BringToAsync(Stage stage, string title = "Dark stairwell")
    {
        await SayAsync(Wang, $"/raise {title}");
        (Stage At, SandboxPerson Who, string Says)[] way = stage is Stage.Discussing or Stage.Voting
            ? [(Stage.Discussing, Mei, "/discuss 1"), (Stage.Voting, Mei, "/openvote 1")]
            :
            [
                (Stage.Assigning, Mei, "/urgent 1"),
                (Stage.Underway, Zhao, "/claim 1"),
                (Stage.Reported, Zhao, "/done 1 Works again"),
                (Stage.Closed, Li, "/accept 1"),
                (Stage.Closed, Mei, "/close 1"),
            ];
        foreach (var (_, who, says) in way.TakeWhile(step => step.At <= stage && stage != Stage.Raised))
        {
            await SayAsync(who, says);
        }

        Assert.Equal(stage, (await AffairAsync())!.Stage);
    }

    /// <summary>
    /// Every call that the service made was one Telegram accepts, but for those that are expected to be refused.
    /// </summary>
    public void NothingWasRefused(params string[] exceptMethods)
    {
        var refused = World.Calls.Where(call => !call.Ok && !exceptMethods.Contains(call.Method)).ToList();
        Assert.True(refused.Count == 0, string.Join('\n', refused.Select(call => $"{call.Method}: {call.Description}")));
        Assert.Empty(World.ImpatientCalls);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }
}
