using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

public sealed class OneDatabaseOneServiceTests
{
    [Fact]
    public async Task A_second_service_on_the_same_file_says_why_it_cannot_start()
    {
        await using var town = await Town.BuildAsync();
        await using var first = town.StartService();
        await first.WhenSaysAsync(Town.Listening);

        var (code, said) = await ServiceProcess.RunAsync(town.Settings);

        Assert.Equal(1, code);
        Assert.Equal(
            $"Another MicroGov already works on {town.DatabaseFile}. Stop it first, or give this one its own file, "
            + "for example Database__ConnectionString=\"Data Source=second.db\".",
            said);
    }

    [Fact]
    public async Task The_file_is_free_again_the_moment_its_service_is_dead()
    {
        await using var town = await Town.BuildAsync();
        await using (var first = town.StartService())
        {
            await first.WhenSaysAsync(Town.Listening);
            first.Kill();
            await first.WhenEndedAsync();
        }

        await using var second = town.StartService();

        Assert.Contains(SandboxBotName, await second.WhenSaysAsync(Town.Listening), StringComparison.Ordinal);
    }

    private static string SandboxBotName => new SandboxWorld(new SandboxClock(DateTimeOffset.UnixEpoch)).BotUsername;
}
