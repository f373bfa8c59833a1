using MicroGov.Operations;
using MicroGov.Tests.Processes;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Operations;

public sealed class RulesCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("microgov-rules").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_a_file_it_looks_at_all_that_everybody_has()
    {
        Write("ours.json", "ours");
        var (code, said) = await RunAsync($"--RulePacks:Folder={folder}");
        Assert.Equal(
            (
                OperatorVerb.Good,
                string.Join(
                    '\n',
                    [
                        .. RulePacks.Shipped.Select(rule => $"{rule.Name}: {rule.Says!.En}"),
                        $"ours: {RulePacks.Shipped[0].Says!.En}",
                    ])),
            (code, said));
    }

    [Fact]
    public async Task What_is_wrong_in_the_folder_is_told_with_file_and_line()
    {
        Write("bad.json", "BAD");
        Write("taken.json", "consent");
        var (code, said) = await RunAsync($"--RulePacks:Folder={folder}");
        Assert.Equal(OperatorVerb.Problem, code);
        Assert.StartsWith(
            "bad.json, line 3: “name” is written with lower-case letters", said.Split('\n')[^2], StringComparison.Ordinal);
        Assert.Equal(
            "taken.json: “consent” is the name of another rule already (shipped); choose another name.", said.Split('\n')[^1]);
        (code, said) = await RunAsync("--RulePacks:Folder=/nowhere/at-all");
        Assert.Equal(
            (OperatorVerb.Problem, true), (code, said.Contains("“/nowhere/at-all” cannot be read", StringComparison.Ordinal)));
    }

    /// <summary>Settings may stand before it, behind it, and in two words.</summary>
    [Fact]
    public async Task One_file_is_looked_at_alone()
    {
        var file = Write("ours.json", "ours");
        var (code, said) = await RunAsync(file, "--RulePacks:Folder", file);
        Assert.Equal((OperatorVerb.Good, $"ours: {RulePacks.Shipped[0].Says!.En}"), (code, said));
        File.WriteAllText(file, "{\n  \"name\": \"ours\",\n  \"pass\": \"2/3\"\n}");
        (code, said) = await RunAsync("--RulePacks:Folder=/nowhere", file);
        Assert.Equal(OperatorVerb.Problem, code);
        Assert.Equal(
            [
                "ours.json, line 3: “pass” is \"2/3\"; write for example { \"of\": \"2/3\" }.",
                "ours.json, line 1: “title” is missing; write for example { \"en\": \"…\", \"zh\": \"…\" }.",
                "ours.json, line 1: “says” is missing; write for example { \"en\": \"…\", \"zh\": \"…\" }.",
            ],
            said.Split('\n'));
    }

    [Theory]
    [InlineData("There is no file ours.json. Write for example: rules check our-stairwell.json", "ours.json")]
    [InlineData("\"b.json\" is not understood here.", "a.json", "b.json")]
    [InlineData("\"--folder\" is not understood here.", "a.json", "--folder")]
    public async Task A_slip_is_answered_with_a_right_example(string sentence, params string[] words)
    {
        var (code, said) = await RunAsync(words);
        Assert.Equal(OperatorVerb.Wrong, code);
        Assert.StartsWith(sentence, said, StringComparison.Ordinal);
    }

    private string Write(string file, string name)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(
            path,
            System
                .Text.Encoding.UTF8.GetString(RulePacks.Text("simple"))
                .Replace("\"name\": \"simple\"", $"\"name\": \"{name}\"", StringComparison.Ordinal));
        return path;
    }

    private static Task<(int Code, string Said)> RunAsync(params string[] words) =>
        ServiceProcess.RunAsync(new Dictionary<string, string?>(), ["rules", "check", .. words]);
}
