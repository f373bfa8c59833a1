using Microsoft.Extensions.Configuration;

namespace MicroGov.Hosting;

/// <summary>Where settings come from, for the service and for the operator's verbs alike.</summary>
public static class ServiceConfiguration
{
    /// <summary>
    /// Files, then environment (<c>Community__VoteFor</c>), then the command line (<c>--Community:VoteFor=1.00:00:00</c>).
    /// </summary>
    /// <param name="port">Where the pages are shown, whatever else is set; null leaves it to the settings.</param>
    public static IConfiguration Read(IReadOnlyList<string> arguments, int? port = null)
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
