using MicroGov.Play;
using MicroGov.Presentation;

namespace MicroGov.Tests.Processes;

public sealed class PlayTests
{
    public static TheoryData<string, string> Shows
    {
        get
        {
            var shows = new TheoryData<string, string>();
            foreach (var scenario in Scenario.All())
            {
                shows.Add(scenario.Name, "en");
                shows.Add(scenario.Name, "zh");
            }

            return shows;
        }
    }

    [Theory]
    [MemberData(nameof(Shows))]
    public async Task A_scenario_ends_as_it_says_in_both_languages(string name, string language)
    {
        var scenario = Scenario.All().Single(one => one.Name == name);
        await using var host = await ScenarioHost.OpenAsync(new Dictionary<string, string?>(), CancellationToken.None);

        await host.PlayAsync(scenario, language, (_, _) => Task.CompletedTask, CancellationToken.None);

        var chinese = Wording.In(Wording.Chinese);
        var cards = host
            .World.Calls.Where(call => call.Ok && call.Method is "sendMessage" or "sendPhoto")
            .Select(call => call.Parameters);
        Assert.Equal(language == "zh", cards.Any(card => card.Contains(chinese["button.more"], StringComparison.Ordinal)));
        Assert.Empty(host.World.ImpatientCalls);
    }

    [Fact]
    public async Task A_scenario_that_ends_otherwise_is_a_problem()
    {
        var scenario = Scenario.All()[0];
        scenario.Ends = "Rejected";
        await using var host = await ScenarioHost.OpenAsync(new Dictionary<string, string?>(), CancellationToken.None);

        var trouble = await Assert.ThrowsAsync<PlayException>(
            () => host.PlayAsync(scenario, "en", (_, _) => Task.CompletedTask, CancellationToken.None));

        Assert.Equal("It should have ended Rejected, but is Closed Resolved.", trouble.Message);
    }

    [Fact]
    public async Task The_list_has_one_scenario_a_line_its_name_two_spaces_what_it_shows()
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>(), "play", "--list");

        Assert.Equal(0, code);
        Assert.Equal(Scenario.All().Select(scenario => $"{scenario.Name}  {scenario.Shows.En}"), said.Split('\n'));
        Assert.All(Scenario.All(), scenario => Assert.Matches("^[a-z-]+$", scenario.Name));
    }

    [Fact]
    public async Task A_play_prints_what_the_group_sees_and_ends_with_0()
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>(), "play", "adopted", "--lang", "zh");

        Assert.Equal(0, code);
        Assert.Contains("三单元楼道灯坏了", said, StringComparison.Ordinal);
        Assert.Contains(Wording.In(Wording.Chinese)["outcome.Resolved"], said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_there_is_not_is_misuse()
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>(), "play", "hamlet");

        Assert.Equal(2, code);
        Assert.StartsWith("There is no scenario \"hamlet\"; there are: adopted, ", said, StringComparison.Ordinal);
    }
}
