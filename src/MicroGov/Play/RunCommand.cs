using MicroGov.Hosting;
using MicroGov.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MicroGov.Play;

/// <summary>The service itself, on Telegram or on the embedded sandbox. The composition root: it picks the clock.</summary>
public static class RunCommand
{
    private const int Good = 0, Problem = 1, Wrong = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, bool onSandbox, int? port, CancellationToken ct)
    {
        if (arguments is [var verb, ..] && !verb.StartsWith('-'))
        {
            Console.Error.WriteLine(
                $"There is no verb \"{verb}\". See --help for those there are; "
                + "settings look like --Web:Urls=http://localhost:5081.");
            return Wrong;
        }

        try
        {
            var configuration = ServiceConfiguration.Read(arguments, port);
            var embedded = onSandbox || string.IsNullOrEmpty(configuration["Telegram:BotToken"]);
            return await (embedded
                ? RunOnSandboxAsync(configuration, isAsked: onSandbox, ct)
                : RunOnTelegramAsync(configuration, ct));
        }
        catch (Exception trouble) when (trouble is SettingsException or DatabaseUnusableException)
        {
            Console.Error.WriteLine(trouble.Message);
            return trouble is SettingsException ? Wrong : Problem;
        }
        catch (IOException trouble) when (trouble.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine($"{trouble.Message} Choose another port, for example --Web:Urls=http://localhost:5081.");
            return Problem;
        }
    }

    private static async Task<int> RunOnTelegramAsync(IConfiguration configuration, CancellationToken ct)
    {
#pragma warning disable RS0030 // The composition root picks the clock.
        await using var service = ServiceHost.Build(configuration, TimeProvider.System);
#pragma warning restore RS0030
        return await ServeAsync(service, ct);
    }

    private static async Task<int> RunOnSandboxAsync(IConfiguration configuration, bool isAsked, CancellationToken ct)
    {
        using var sandbox = new EmbeddedSandboxHost(configuration["Community:Language"]);
        await using var service = ServiceHost.Build(
            OfSandbox(configuration), sandbox.Clock.Time, sandbox.Embedded, sandbox.Troubles.Interceptors);
        sandbox.Attach(service.Services);
        var url = (configuration["Web:Urls"] ?? new WebOptions().Urls).Split(';')[0].TrimEnd('/');
        Console.WriteLine($"{(isAsked ? "Running" : "No Telegram token: running")} on the sandbox. Open {url}/sandbox");
        return await ServeAsync(service, ct);
    }

    private static async Task<int> ServeAsync(WebApplication service, CancellationToken ct)
    {
        await service.Services.GetRequiredService<Database>().MigrateAsync(ct);
        await service.StartAsync(ct);
        await HostingAbstractionsHostExtensions.WaitForShutdownAsync(service, ct);
        return Good;
    }

    /// <summary>
    /// Make-believe never touches the neighbours' database: beside <c>microgov.db</c> the sandbox keeps
    /// <c>microgov.sandbox.db</c>.
    /// </summary>
    private static IConfiguration OfSandbox(IConfiguration configuration)
    {
        var isOnServer = configuration["Database:Provider"] == DatabaseOptions.PostgreSql;
        var given = isOnServer ? null : configuration["Database:ConnectionString"];
        given ??= new DatabaseOptions().ConnectionString;
        try
        {
            var connection = new SqliteConnectionStringBuilder(given);
            connection.DataSource = Path.ChangeExtension(connection.DataSource, ".sandbox.db");
            return new ConfigurationBuilder()
                .AddConfiguration(configuration)
                .AddInMemoryCollection([
                    new("Database:ConnectionString", connection.ConnectionString),
                    new("Database:Provider", isOnServer ? DatabaseOptions.Sqlite : configuration["Database:Provider"]),
                ])
                .Build();
        }
        catch (ArgumentException)
        {
            // Not a connection string at all: the settings say so, with all other faults.
            return configuration;
        }
    }
}
