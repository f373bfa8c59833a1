namespace MicroGov.Tests.Processes;

public sealed class BadSettingsTests
{
    private const string Secret = "not-a-token-but-still-nobodys-business";

    [Fact]
    public async Task Every_fault_is_named_in_one_message_with_what_a_right_value_looks_like()
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>
        {
            ["Telegram__BotToken"] = Secret,
            ["Telegram__ApiBaseUrl"] = "nowhere",
            ["Telegram__Mode"] = "Carrier pigeons",
            ["Database__Provider"] = "Excel",
            ["Database__ConnectionString"] = "my.db",
            ["Web__Urls"] = "5080",
            ["Community__VoteFor"] = "three days",
            ["Community__DiscussFor"] = "-1.00:00:00",
            ["Community__SecondsNeeded"] = "0",
            ["Community__TimeZone"] = "Atlantis/Capital",
            ["Community__QuietHours"] = "at night",
            ["Community__Language"] = "fr",
            ["Community__Rule"] = "loudest",
            ["RulePacks__Folder"] = "/nowhere/at-all",
            ["Delivery__PerSecond"] = "many",
            ["Delivery__LongestPause"] = "00:00:00.001",
        });

        Assert.Equal(2, code);
        var faults = said.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Equal("The configuration has to be put right first:", faults[0]);
        AssertFault("Telegram:BotToken", "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11");
        AssertFault("Telegram:ApiBaseUrl", "http://localhost:8081");
        AssertFault("Telegram:Mode", "Polling");
        AssertFault("Database:Provider", "there are: Sqlite, PostgreSql.");
        AssertFault("Database:ConnectionString", "Data Source=microgov.db");
        AssertFault("Web:Urls", "http://localhost:5080");
        AssertFault("Community:VoteFor", "3.00:00:00");
        AssertFault("Community:DiscussFor", "2.00:00:00");
        AssertFault("Community:SecondsNeeded", "is \"0\"; write from 1 to 100, for example 3.");
        AssertFault("Community:TimeZone", "Asia/Shanghai");
        AssertFault("Community:QuietHours", "22:00-08:00");
        AssertFault("Community:Language", "zh-Hans");
        AssertFault("Community:Rule", "simple");
        AssertFault("RulePacks:Folder: “/nowhere/at-all”", "a folder with files *.json");
        AssertFault("Delivery:PerSecond", "30");
        AssertFault("Delivery:LongestPause", "from 00:00:01 to 06:00:00, for example 00:10:00");
        Assert.Equal(17, faults.Count);

        void AssertFault(string key, string example) =>
            Assert.Contains(
                faults,
                fault =>
                    fault.StartsWith($"- {key}", StringComparison.Ordinal) && fault.Contains(example, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_rule_stops_the_start_with_its_file_and_line_and_a_right_one_can_be_what_communities_start_with()
    {
        var folder = Directory.CreateTempSubdirectory("microgov-rules").FullName;
        var pack = System.Text.Encoding.UTF8.GetString(MicroGov.Voting.Rules.RulePacks.Text("two-thirds"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "bad.json"),
            pack.Replace("\"2/3\"", "\"3/2\"", StringComparison.Ordinal)
                .Replace("\"basis\"", "\"base\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "good.json"), pack.Replace("\"two-thirds\"", "\"good\"", StringComparison.Ordinal));
        var (code, said) = await ServiceProcess.RunAsync(
            new Dictionary<string, string?>
            {
                ["RulePacks__Folder"] = folder,
                ["Community__Rule"] = "good",
                ["Community__TimeZone"] = "Atlantis/Capital",
            });
        Directory.Delete(folder, recursive: true);

        Assert.Equal(2, code);
        var faults = said.Split('\n').Skip(1).Select(line => line.Trim()).ToList();
        Assert.Equal(3, faults.Count);
        Assert.Contains("- RulePacks:Folder: bad.json, line 12: “pass.of” is \"3/2\"; write for example \"2/3\".", faults);
        Assert.Contains(
            faults,
            fault =>
                fault.StartsWith(
                    "- RulePacks:Folder: bad.json, line 9: “base” is nothing that a rule has; there is: name, ",
                    StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("- Community:TimeZone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_never_printed_wrong_or_right()
    {
        var (_, wrong) = await ServiceProcess.RunAsync(new Dictionary<string, string?> { ["Telegram__BotToken"] = Secret });
        Assert.DoesNotContain(Secret, wrong, StringComparison.Ordinal);

        await using var town = await Town.BuildAsync();
        // Telegram refuses it, and every call fails with its address at hand.
        var settings = new Dictionary<string, string?>(town.Settings)
        {
            ["Telegram__BotToken"] = "77:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        };
        await using var service = ServiceProcess.Start(settings);
        Assert.Contains(
            "check Telegram:BotToken", await service.WhenSaysAsync("refuses the bot token"), StringComparison.Ordinal);
        service.Kill();
        await service.WhenEndedAsync();

        Assert.DoesNotContain("AAAAAAA", service.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=microgov.db")]
    [InlineData("Host=localhost")]
    [InlineData("Host=localhost;Database=microgov;Port=many")]
    public async Task A_PostgreSQL_server_that_is_not_named_is_asked_for(string connection)
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>
        {
            ["Telegram__BotToken"] = "77:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ["Database__Provider"] = "PostgreSql",
            ["Database__ConnectionString"] = connection,
        });

        Assert.Equal(2, code);
        Assert.Contains("write for example Host=localhost;Database=microgov;", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_server_that_does_not_answer_is_told_in_one_sentence_without_the_password()
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>
        {
            ["Telegram__BotToken"] = "77:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ["Database__Provider"] = "PostgreSql",
            ["Database__ConnectionString"] = "Host=127.0.0.1;Port=1;Database=microgov;Username=me;Password=hush-hush",
        });

        Assert.Equal(1, code);
        Assert.StartsWith("PostgreSQL cannot be used: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Fact]
    public async Task A_command_line_that_cannot_be_understood_says_where_help_is()
    {
        var (code, said) = await ServiceProcess.RunAsync(new Dictionary<string, string?>(), "play", "--lang", "fr");

        Assert.Equal(2, code);
        Assert.Contains("--help", said, StringComparison.Ordinal);
    }
}
