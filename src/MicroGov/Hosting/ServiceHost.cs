using System.Text.Json;
using MicroGov.Affairs;
using MicroGov.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Storage.Sqlite;
using MicroGov.Telegram;
using MicroGov.Voting;
using MicroGov.Voting.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace MicroGov.Hosting;

/// <summary>An embedded sandbox: its world, and what its page may ask of us.</summary>
public sealed record EmbeddedSandbox(SandboxWorld World, SandboxOptions Options);

/// <summary>Puts the service together. The clock and the sandbox, if any, are chosen by the caller.</summary>
public static class ServiceHost
{
    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    /// <exception cref="DatabaseUnusableException">Another service holds the database, or it cannot be written.</exception>
    /// <param name="databaseHooks">Stand between the service and its SQLite file: for the sandbox and for tests.</param>
    public static WebApplication Build(
        IConfiguration configuration, TimeProvider time, EmbeddedSandbox? sandbox = null,
        IReadOnlyList<IInterceptor>? databaseHooks = null)
    {
        var settings = new Settings(configuration);
        var telegram = settings.Read<TelegramOptions>("Telegram");
        var database = settings.Read<DatabaseOptions>("Database");
        var web = settings.Read<WebOptions>("Web");
        var community = settings.Read<CommunityOptions>("Community");
        var delivery = settings.Read<DeliveryOptions>("Delivery");
        var talk = settings.Read<TalkOptions>(TalkOptions.Section);
        var files = settings.Read<SentFileOptions>(SentFileOptions.Section);
        var rules = settings.Read<RulePackOptions>("RulePacks").Book();
        settings.Also(rules.FaultsOf(community.Rule));
        settings.ThrowIfFaulty();
        var held = DatabaseLock.Take(database.IsPostgres ? "" : database.ConnectionString);
        var narrowed = database.IsPostgres ? [] : OwnerOnly.NarrowDatabase(database.ConnectionString);

        var builder = Builder(configuration, web);
        var services = builder.Services;
        services.AddSingleton(_ => held);
        services.AddSingleton(time);
        services.AddSingleton(new ElapsedTime(time));
        services.AddKeyedSingleton<TimeProvider>(ElapsedTime.Key, (provider, _) => provider.GetRequiredService<ElapsedTime>());
        services.AddSingleton(new NewCommunity(community.Language, community.ToTerms()));
        services.AddSingleton(delivery);
        services.AddSingleton(talk);
        services.AddSingleton(files);
        services.AddSingleton(rules);
        AddTelegram(services, telegram, web, sandbox);
        services.AddStorage(database);
        services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(databaseHooks ?? []));
        services.AddMetrics();
        AddArrival(services, telegram);
        AddHouse(services);
        services.AddElection();

        var app = builder.Build();
        app.Services.GetRequiredService<DatabaseLock>();
        ReportNarrowed(app.Logger, narrowed);
        MapAll(app, sandbox);
        return app;
    }

    private static void ReportNarrowed(ILogger log, IReadOnlyList<string> narrowed)
    {
        foreach (var file in narrowed)
        {
            log.LogWarning("Others on this machine could read {File}; from now on only its owner can.", file);
        }
    }

    /// <summary>A slim builder: no configuration files watched, no providers that nobody asked for.</summary>
    private static WebApplicationBuilder Builder(IConfiguration configuration, WebOptions web)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "MicroGov",
            // The host would watch the whole working directory for a changed file that nobody reads.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseUrls(web.Urls);
        AddLogging(builder.Logging, configuration);
        return builder;
    }

    /// <summary>What can be asked of us over HTTP.</summary>
    private static void MapAll(WebApplication app, EmbeddedSandbox? sandbox)
    {
        app.MapHealth();
        app.MapMetrics();
        app.Services.GetService<WebhookEndpoint>()?.Map(app);
        if (sandbox is not null)
        {
            app.MapSandbox(sandbox.World, sandbox.Options);
        }
    }

    private static void AddTelegram(
        IServiceCollection services, TelegramOptions telegram, WebOptions web, EmbeddedSandbox? sandbox)
    {
        var token = sandbox?.World.BotToken ?? telegram.BotToken!;
        var baseUrl = sandbox is null ? telegram.ApiBaseUrl : web.Urls.Split(';')[0].Replace("*", "localhost").TrimEnd('/');
        // Delivery waits and retries; the client does neither.
        var options = new TelegramBotClientOptions(token, baseUrl?.TrimEnd('/')) { RetryCount = 1, RetryThreshold = 0 };
        services.AddSingleton(new BotIdentity(options.BotId));
        // A little more than the longest poll.
        services.AddSingleton<TelegramMonitor>();
        services.AddSingleton<RetryAfterGate>();
        services.AddSingleton<CircuitBreaker>();
        services.AddSingleton<ITelegramBotClient>(provider => Client(Door(provider, Network(provider))));
        // Asked twice: before the breaker, which must not count calls that are not made, and again as late as can be.
        services.AddKeyedSingleton<ITelegramBotClient>(OutboxProcessor.Line, (provider, _) => Client(
            Leader(provider, Door(provider, Leader(provider, Network(provider))))));

        static LeaderOnlyHandler Leader(IServiceProvider provider, DelegatingHandler beyond) =>
            new(provider.GetRequiredService<Database>()) { InnerHandler = beyond };
        static DelegatingHandler Network(IServiceProvider provider) => provider.GetRequiredService<TelegramMonitor>().Listen();
        TelegramBotClient Client(HttpMessageHandler way) =>
            new(options, new HttpClient(new UsedFieldsHandler { InnerHandler = way }) { Timeout = TimeSpan.FromSeconds(70) });
    }

    private static RateLimitHandler Door(IServiceProvider services, DelegatingHandler beyond)
    {
        var door = ActivatorUtilities.CreateInstance<RateLimitHandler>(services);
        door.InnerHandler = beyond;
        return door;
    }

    private static void AddHouse(IServiceCollection services)
    {
        services.AddSingleton<PendingUpdates>();
        services.AddSingleton(provider => new Backlog(provider.GetRequiredService<PendingUpdates>().IsAnyWaitingAsync));
        services.AddSingleton<TelegramLookups>();
        services.AddSingleton<RoleResolver>();
        services.AddSingleton<GroupDirectory>();
        services.AddSingleton<NamedPeople>();
        services.AddSingleton<PrivateGroups>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<GroupQuestion>();
        services.AddSingleton<TalkLimiter>();
        services.AddSingleton<ActPipeline>();
        services.AddSingleton<PollPainter>();
        services.AddFeatures();
        services.AddSingleton(provider => new AffairPainters(
            provider.GetRequiredService<CardPainter>().PaintAsync, provider.GetRequiredService<PollPainter>().PaintAsync));
        services.AddSingleton<SendLimits>();
        services.AddSingleton<TelegramSender>();
        services.AddSingleton<MessageUpdates>();
        services.AddSingleton<ButtonUpdates>();
        services.AddSingleton<MembershipUpdates>();
        services.AddSingleton<UpdateDispatcher>();
        services.AddSingleton<CommitRunner>();
        services.AddSingleton<OrphanReplay>();
        services.AddSingleton<FileJobs>();
        services.AddSingleton<ReadAgain>(_ => json => UpdateReader.Receive(JsonSerializer.Deserialize<JsonElement>(json))!);
        services.AddSingleton<UpdateProcessor>();
        services.AddSingleton<DeadlineHandler>();
        services.AddSingleton<ClockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
        services.AddDuty<CommandMenu>();
        services.AddDuty<OutboxProcessor>();
        services.AddDuty<DeadlineRunner>();
        services.AddDuty<FileRunner>();
        services.AddDuty<Pruning>();
        services.AddDuty<RegularCheckpoint>();
    }

    /// <summary>How updates come in.</summary>
    private static void AddArrival(IServiceCollection services, TelegramOptions telegram)
    {
        if (!telegram.UsesWebhook)
        {
            services.AddDuty<UpdatePoller>();
            return;
        }

        services.AddSingleton(new WebhookEndpoint(new Uri(telegram.WebhookUrl!), telegram.WebhookSecret!));
        services.AddSingleton(provider => new UpdateBatcher(
            provider.GetRequiredService<UpdateProcessor>().TakeAsync,
            telegram.GatherFor,
            provider.GetRequiredService<ElapsedTime>(),
            provider.GetRequiredService<ILogger<UpdateBatcher>>()));
        services.AddHostedService(provider => provider.GetRequiredService<UpdateBatcher>());
        services.AddSingleton<WebhookBacklog>();
        services.AddSingleton<BotIntroduction>();
        services.AddHostedService<WebhookStartup>();
        services.AddDuty<WebhookMaintainer>();
    }

    private static void AddLogging(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Whoever made the query says what its failure means.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
    }
}
