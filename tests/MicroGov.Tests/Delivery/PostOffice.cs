using System.Text.Json;
using MicroGov.Affairs;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Delivery;
using MicroGov.Hosting;
using MicroGov.Pipeline;
using MicroGov.Play;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Telemetry;
using MicroGov.Tests.Storage;
using MicroGov.Voting.Rules;
using MicroGov.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Telegram.Bot;

namespace MicroGov.Tests.Delivery;

/// <summary>The real sender and the real client, over HTTP, against a sandbox whose clock is moved by hand.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHouse house;
    private readonly SandboxClock clock = new(Start);
    private static readonly FeatureSet Features = FeatureList.Compose(new RuleBook(RulePacks.Shipped), null!, null!, null!);

    private readonly Doorway doorway = new();
    private readonly ServiceMetrics measures = new();
    private readonly SandboxServer server;
    private readonly DeliveryOptions options;
    private readonly DatabaseFaultInjector troubles;
    private readonly List<HttpClient> clients = [];
    private ElapsedTime elapsed;

    private PostOffice(
        TestHouse house, SandboxWorld world, SandboxClock clock, SandboxServer server, DeliveryOptions options,
        DatabaseFaultInjector troubles, bool supergroup, bool admin)
    {
        (this.house, World, this.clock, this.server) = (house, world, clock, server);
        (this.options, this.troubles) = (options, troubles);
        Anna = world.AddPerson("Anna", "anna");
        Boris = world.AddPerson("Boris", "boris");
        Group = world.AddGroup("House 5", supergroup, Anna, addBot: true, botIsAdmin: admin, Boris);
        elapsed = new(clock.Time);
        (CircuitBreaker, Sender) = NewSender();
    }

    public SandboxWorld World { get; }

    public SandboxPerson Anna { get; }

    /// <summary>Has never written to the bot.</summary>
    public SandboxPerson Boris { get; }

    public long Group { get; }

    public Database Database => house.Database;

    public OutboxProcessor Sender { get; private set; }

    public CircuitBreaker CircuitBreaker { get; private set; }

    /// <summary>What goes wrong with its database.</summary>
    public DatabaseFaultInjector Troubles => troubles;

    /// <summary>What the process that sends takes it for.</summary>
    public DateTimeOffset Now => elapsed.GetUtcNow();

    /// <summary>Runs before each call leaves the house, with what it carries.</summary>
    public Func<string, Task> BeforeCall
    {
        set => doorway.Before = value;
    }

    /// <summary>What the sender has called so far.</summary>
    public IReadOnlyList<SandboxCall> Calls => [.. World.Calls.Where(call => call.Method != "getUpdates")];

    /// <summary>What the bot has said in the group so far.</summary>
    public IEnumerable<string> Said => World.Messages(Group).Where(message => message.FromBot).Select(message => message.Text);

    /// <summary>With the card of affair 7 in the group, and all paces free again.</summary>
    public static async Task<PostOffice> WithCardAsync(bool admin = false)
    {
        var office = await BuildAsync(admin: admin);
        await office.ChangeAffairAsync(7, seconds: 0);
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
        await office.OpenAsync();
        await office.SettleAsync();
        office.Advance(TimeSpan.FromMinutes(2));
        return office;
    }

    public static async Task<PostOffice> BuildAsync(DeliveryOptions? options = null, bool supergroup = true, bool admin = false)
    {
        var clock = new SandboxClock(Start);
        var world = new SandboxWorld(clock) { AllowBursts = false };
#pragma warning disable RS0030 // SQLite waits in real time, whatever the sandbox's clock does.
        var troubles = new DatabaseFaultInjector(TimeProvider.System);
#pragma warning restore RS0030
        var office = new PostOffice(
            await TestHouse.OpenAsync([.. troubles.Interceptors]), world, clock, await SandboxServer.StartAsync(world),
            options ?? new(), troubles, supergroup, admin);
        world.Send(office.Anna.Id, office.Anna.Id, "/start");
        await office.WriteAsync(db =>
        {
            db.Communities.Add(new CommunityRow { Id = 1, Title = "House 5" });
            db.Groups.Add(
                new GroupRow
                {
                    Id = 1,
                    CommunityId = 1,
                    ChatId = office.Group,
                    Title = "House 5",
                    Reachable = true,
                    IsSupergroup = supergroup,
                });
            db.People.AddRange(
                new PersonRow { Id = 1, TelegramId = office.Anna.Id, Name = "Anna", CanBeWrittenTo = true },
                new PersonRow { Id = 2, TelegramId = office.Boris.Id, Name = "Boris", CanBeWrittenTo = true });
            return Task.CompletedTask;
        });
        return office;
    }

    public Task OpenAsync() => Sender.StartAsync(CancellationToken.None);

    /// <summary>Another replica is elected, on PostgreSQL; the sender here does not know it yet.</summary>
    public Task LoseLeadershipAsync() => house.ElectAnotherAsync();

    /// <summary>
    /// Another process sends from now on and knows only what is stored: on PostgreSQL another replica, which was elected while
    /// this one was at work, on SQLite the service after a restart.
    /// </summary>
    public async Task ChangeLeaderAsync()
    {
        await house.ElectAnotherAsync();
        await Sender.StopAsync(CancellationToken.None);
        Sender.Dispose();
        (CircuitBreaker, Sender) = NewSender();
        await OpenAsync();
    }

    public async Task WriteAsync(Func<MicroGovContext, Task> work)
    {
        await Database.WriteAsync(
            async db =>
            {
                await work(db);
                return true;
            },
            CancellationToken.None);
        Sender.Wake();
    }

    public Task OweAsync(params OutboxMessage[] messages) => WriteAsync(db =>
    {
        db.Outbox.AddRange(messages.Select(message => RowOf(message)));
        return Task.CompletedTask;
    });

    /// <summary>A row in the lane where the house would put it.</summary>
    public OutboxRow RowOf(OutboxMessage message, TimeSpan wait = default, bool underway = false) => new()
    {
        Lane = message switch { AnswerButton => 0, PrivateMessage e => e.UserId, PostMessage e => e.ChatId, _ => Group },
        Message = message.ToJson(),
        NotBefore = Now + wait,
        // It has been tried, and is put off.
        Attempts = wait > TimeSpan.Zero ? 1 : 0,
        IsUnderway = underway,
    };

    /// <summary>Waits until nothing more can be sent at this moment.</summary>
    public async Task<DateTimeOffset?> RestAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Sender.WhenAtRestAsync(patience.Token);
    }

    /// <summary>Moves time from one possible call to the next until nothing is owed, or the next lies after this span.</summary>
    public async Task SettleAsync(TimeSpan? atMost = null)
    {
        var until = Now + (atMost ?? TimeSpan.FromDays(2));
        while (await RestAsync() is { } next && next <= until)
        {
            clock.Advance(next - Now);
        }
    }

    public void Advance(TimeSpan by) => clock.Advance(by);

    /// <summary>Sets the clock of the machine wrong, or right again.</summary>
    public void Misset(TimeSpan by) => clock.Misset(by);

    public async Task<T> ReadAsync<T>(Func<MicroGovContext, Task<T>> read)
    {
        await using var db = await Database.OpenAsync(CancellationToken.None);
        return await read(db);
    }

    /// <summary>The ids of the presses that wait for an answer.</summary>
    public async Task<IReadOnlyList<string>> QueriesAsync()
    {
        var json = await clients[^1].GetStringAsync(new Uri(server.Address, $"/bot{World.BotToken}/getUpdates"));
        using var answer = JsonDocument.Parse(json);
        return [.. answer.RootElement.GetProperty("result").EnumerateArray()
            .Where(update => update.TryGetProperty("callback_query", out _))
            .Select(update => update.GetProperty("callback_query").GetProperty("id").GetString()!)];
    }

    public Task<List<OutboxRow>> OutboxAsync() => ReadAsync(db => db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    public Task<AffairRow> CardOfAsync(long affair) =>
        ReadAsync(db => db.Affairs.AsNoTracking().SingleAsync(row => row.Id == affair));

    /// <summary>An affair that waits for seconds; the more, the newer its version, and its card is stale.</summary>
    public Task ChangeAffairAsync(long id, int seconds, string? photo = null, Vote? vote = null) => WriteAsync(async db =>
    {
        var affair = new Affair
        {
            Id = id, CommunityId = 1, Number = (int)id, Title = "The lamp is broken", RaisedBy = new PersonId(1), RaisedAt = Start,
            StageEnds = Start.AddDays(14), Stage = vote is null ? Stage.Raised : Stage.Voting, Vote = vote,
            RaisedWith = photo is null ? [] : [1],
            Seconders = [.. Enumerable.Range(10, seconds).Select(one => new PersonId(one))],
        };
        var row = await db.Affairs.FindAsync(id);
        if (row is null)
        {
            row = new AffairRow { Id = id, CommunityId = 1, GroupId = 1, Number = (int)id };
            db.Affairs.Add(row);
            db.Attachments.AddRange(AttachmentRow.Of(id, Shown(photo), Start));
        }

        row.State = StateJson.Write(affair);
        (row.Stage, row.Version, row.CardIsStale, row.ChangedAt) = (affair.Stage.ToString(), seconds + 1, true, Now);
    });

    private static ProgressReported Shown(string? photo) => new(
        new(1), "", photo is null ? [] : [new(AttachmentKind.Photo, photo, "", null, "") { Number = 1 }], Start);

    public async ValueTask DisposeAsync()
    {
        await Sender.StopAsync(CancellationToken.None);
        Sender.Dispose();
        await server.DisposeAsync();
        clients.ForEach(client => client.Dispose());
        measures.Dispose();
        troubles.Dispose();
        clock.Dispose();
        await house.DisposeAsync();
    }

    /// <summary>With a gate and a breaker of its own, as in a process of its own.</summary>
    private (CircuitBreaker CircuitBreaker, OutboxProcessor Sender) NewSender()
    {
        elapsed = new(clock.Time);
        var gate = new RetryAfterGate(elapsed);
        var breaker = new CircuitBreaker(elapsed, NullLogger<CircuitBreaker>.Instance);
        clients.Add(new HttpClient(new RateLimitHandler(gate, breaker, elapsed) { InnerHandler = doorway }));
        var bot = new TelegramBotClient(
            new TelegramBotClientOptions(World.BotToken, server.Address.ToString().TrimEnd('/'))
            {
                RetryCount = 1, RetryThreshold = 0,
            },
            clients[^1]);
        var limits = new SendLimits(gate, breaker, options);
        var sender = new TelegramSender(
            Database, bot, new(new CardPainter(() => Features).PaintAsync, new PollPainter().PaintAsync), limits, new(null),
            elapsed, NullLogger<TelegramSender>.Instance);
        return (breaker, new(Database, sender, limits, measures, elapsed, NullLogger<OutboxProcessor>.Instance));
    }

    private sealed class Doorway() : DelegatingHandler(new HttpClientHandler())
    {
        public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Before(request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "");
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
