using MicroGov.Operations;

namespace MicroGov.Tests.Operations;

/// <summary>Whoever has the exported file can count again, and sees what was changed in it.</summary>
public sealed class RecountTests(PlayedTown town) : IClassFixture<PlayedTown>
{
    [Fact]
    public async Task What_was_exported_comes_to_the_same_result()
    {
        var (place, said, file) = await ExportAsync();

        Assert.Equal(0, await RecountCommand.RunAsync(place, file));

        Assert.Contains(
            "community 1, affair #1, round 1, rule simple: Adopted (For 2, Against 1, Abstain 0; 3 counted)",
            said.ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith("results stand.\n", said.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"record\":\"ballot\"", "\"choice\":0", "\"choice\":1", "is not the one in the journal")]
    [InlineData("vote-counted", "Adopted", "Rejected", "it was changed")]
    [InlineData("ballot-cast", "\\\"choice\\\":0", "\\\"choice\\\":1", "it was changed")]
    public async Task What_was_changed_in_it_is_found(string lineWith, string was, string becomes, string finding)
    {
        var (place, said, file) = await ExportAsync();
        var lines = await File.ReadAllLinesAsync(file);
        var at = Array.FindIndex(
            lines, line => line.Contains(lineWith, StringComparison.Ordinal) && line.Contains(was, StringComparison.Ordinal));
        lines[at] = lines[at].Replace(was, becomes, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines);

        Assert.Equal(1, await RecountCommand.RunAsync(place, file));

        Assert.Contains(finding, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_export_is_told_line_by_line()
    {
        var (place, said, file) = await ExportAsync();
        await File.AppendAllLinesAsync(file, ["nonsense", "{}", "[1]"]);

        Assert.Equal(1, await RecountCommand.RunAsync(place, file));

        Assert.Contains("is not what export writes", said.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<MisuseException>(() => RecountCommand.RunAsync(place, file + ".nowhere"));
    }

    private async Task<(Workplace Place, StringWriter Said, string File)> ExportAsync()
    {
        var (place, said) = town.Copy();
        var file = place.File + "-recount.jsonl";
        Assert.Equal(0, await ExportCommand.RunAsync(place, "jsonl", file, null));
        return (place, said, file);
    }
}
