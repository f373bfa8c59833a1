using System.CommandLine;
using MicroGov.Operations;
using MicroGov.Play;
using MicroGov.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MicroGov.Hosting;

/// <summary>The service itself, on Telegram or on the embedded sandbox. The composition root: it picks the clock.</summary>
public static class RunCommand
{
    private const int Good = 0, Problem = 1, Wrong = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, bool onSandbox, int? port, CancellationToken ct)
    {
        if (arguments is [var verb, ..] && !verb.StartsWith('-'))
        {
            Console.Error.WriteLine($"There is no verb \"{verb}\". See --help for those there are; settings look like --Web:Urls=http://localhost:5081.");
            return Wrong;
        }

        try
        {
            var configuration = Configure(arguments, port);
            var embedded = onSandbox || string.IsNullOrEmpty(configuration["Telegram:BotToken"]);
            if (!embedded)
            {
#pragma warning disable RS0030 // The composition root picks the clock.
                await using var service = ServiceHost.Build(configuration, TimeProvider.System);
#pragma warning restore RS0030
                return await ServeAsync(service, ct);
            }

            using var stage = new EmbeddedSandboxHost(configuration["Community:Language"]);
            await using var played = ServiceHost.Build(OfSandbox(configuration), stage.Clock.Time, stage.Embedded, stage.Troubles.Interceptors);
            stage.Attach(played.Services);
            var url = (configuration["Web:Urls"] ?? new WebOptions().Urls).Split(';')[0].TrimEnd('/');
            Console.WriteLine(onSandbox
                ? $"Running on the sandbox. Open {url}/sandbox"
                : $"No Telegram token: running on the sandbox. Open {url}/sandbox");
            return await ServeAsync(played, ct);
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

    public static async Task<int> MigrateAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        try
        {
            var configuration = Configure(arguments, null);
            var settings = new Settings(configuration);
            var options = settings.Read<DatabaseOptions>("Database");
            settings.ThrowIfFaulty();
            using var held = DatabaseLock.Take(options.IsPostgres ? "" : options.ConnectionString);
            await using var services = new ServiceCollection().AddStorage(options).BuildServiceProvider();
            await services.GetRequiredService<Database>().MigrateAsync(ct);
            Console.WriteLine("The database is up to date.");
            return Good;
        }
        catch (Exception trouble) when (trouble is SettingsException or DatabaseUnusableException)
        {
            Console.Error.WriteLine(trouble.Message);
            return trouble is SettingsException ? Wrong : Problem;
        }
    }

    /// <summary>Says what was wrong with the command line, and how to get help.</summary>
    public static int Misused(ParseResult parsed)
    {
        // One is enough: what follows is mostly its consequence. Some have a line for each right value.
        var sentence = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Console.Error.WriteLine($"{sentence} Write for example: {OperatorVerb.ExampleFor(parsed)} (see --help)");
        return Wrong;
    }

    private static async Task<int> ServeAsync(WebApplication service, CancellationToken ct)
    {
        await service.Services.GetRequiredService<Database>().MigrateAsync(ct);
        await service.StartAsync(ct);
        await HostingAbstractionsHostExtensions.WaitForShutdownAsync(service, ct);
        return Good;
    }

    /// <summary>
    /// Make-believe never touches the neighbours' database: beside <c>microgov.db</c> the sandbox keeps <c>microgov.sandbox.db</c>.
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

    /// <summary>Files, then environment (<c>Community__VoteFor</c>), then the command line (<c>--Community:VoteFor=1.00:00:00</c>).</summary>
    internal static IConfiguration Configure(IReadOnlyList<string> arguments, int? port)
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine([.. arguments]);
        return port is null
            ? builder.Build()
            : builder.AddInMemoryCollection([new("Web:Urls", $"http://localhost:{port}")]).Build();
    }
}
