namespace MicroGov.Tests.Processes;

public sealed class OwnerOnlyStartTests
{
    [SkippableFact]
    public async Task A_database_that_others_could_read_is_narrowed_at_the_start_and_the_log_says_so()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var town = await Town.BuildAsync();
        await using (var first = town.StartService())
        {
            await first.WhenSaysAsync(Town.Listening);
            Assert.DoesNotContain("only its owner can", first.Said, StringComparison.Ordinal);
            first.Kill();
            await first.WhenEndedAsync();
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Widen(town.DatabaseFile, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var second = town.StartService();

        Assert.Contains(
            $"Others on this machine could read {town.DatabaseFile}; from now on only its owner can.",
            await second.WhenSaysAsync("only its owner can"), StringComparison.Ordinal);
        Assert.Equal(Owner, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(town.DatabaseFile));
    }

    private static void Widen(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }
}
