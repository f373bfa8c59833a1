using MicroGov.Tests.Processes;

namespace MicroGov.Tests.Operations;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Write for example: backup microgov-backup.db", "backup")]
    [InlineData("Write for example: export --format csv --out export", "export", "--format", "xml")]
    [InlineData("\"--fromat\" is not understood here. Write for example: export", "export", "--fromat", "csv")]
    [InlineData("CSV makes four files, so --out must name a folder. Write for example: export", "export", "--format", "csv")]
    [InlineData("\"everything\" is not understood here. Write for example: verify", "verify", "everything")]
    public async Task A_slip_is_answered_in_one_line_with_a_right_example(string sentence, params string[] arguments)
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>(), arguments);

        Assert.Equal(2, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }
}
