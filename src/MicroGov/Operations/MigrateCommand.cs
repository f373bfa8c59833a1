using System.CommandLine;
using MicroGov.Hosting;
using MicroGov.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Operations;

/// <summary>The verb <c>migrate</c>: brings the schema up to date and ends.</summary>
public static class MigrateCommand
{
    public static Command Make()
    {
        var migrate = new Command("migrate", "Brings the database's schema up to date and ends.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        migrate.SetAction((parsed, ct) => RunAsync(parsed.UnmatchedTokens, ct));
        return migrate;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        try
        {
            var settings = new Settings(ServiceConfiguration.Read(arguments));
            var options = settings.Read<DatabaseOptions>("Database");
            settings.ThrowIfFaulty();
            using var held = DatabaseLock.Take(options.IsPostgres ? "" : options.ConnectionString);
            await using var services = new ServiceCollection().AddSingleton(held).AddStorage(options).BuildServiceProvider();
            await services.GetRequiredService<Database>().MigrateAsync(ct);
            Console.WriteLine("The database is up to date.");
            return OperatorVerb.Good;
        }
        catch (Exception trouble) when (trouble is SettingsException or DatabaseUnusableException)
        {
            Console.Error.WriteLine(trouble.Message);
            return trouble is SettingsException ? OperatorVerb.Wrong : OperatorVerb.Problem;
        }
    }
}
