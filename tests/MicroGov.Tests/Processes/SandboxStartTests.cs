using System.Net;
using System.Net.Sockets;

namespace MicroGov.Tests.Processes;

public sealed class SandboxStartTests
{
    [Fact]
    public async Task Without_a_token_it_says_where_the_sandbox_is_and_serves_it_there()
    {
        var (url, settings) = AnyPort();
        await using var service = ServiceProcess.Start(settings);

        var said = await service.WhenSaysAsync("No Telegram token");
        await service.WhenSaysAsync(Town.Listening);

        Assert.Equal($"No Telegram token: running on the sandbox. Open {url}/sandbox", said);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        Assert.Contains(
            "<title>MicroGov sandbox</title>",
            await http.GetStringAsync(new Uri("/sandbox", UriKind.Relative)),
            StringComparison.Ordinal);
        Assert.Contains(
            "\"alive\"", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains(
            "\"ready\"", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_port_that_is_taken_it_says_how_to_choose_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (_, settings) = AnyPort();
        settings["Web__Urls"] = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var (code, said) = await ServiceProcess.RunAsync(settings);

        Assert.Equal(1, code);
        Assert.Contains("Choose another port, for example --Web:Urls=http://localhost:5081.", said, StringComparison.Ordinal);
    }

    private static (string Url, Dictionary<string, string?> Settings) AnyPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}";
        return (url, new() { ["Web__Urls"] = url, ["Database__ConnectionString"] = "Data Source=sandbox.db" });
    }
}
