using System.Text.RegularExpressions;
using MicroGov.Community;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Hosting;
using MicroGov.Tests.Sandbox;
using MicroGov.Voting;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Presentation;

public sealed partial class TextsTests
{
    private static readonly IReadOnlyList<(string Key, string Text)> English = SourceText.Texts("Texts.resx");
    private static readonly IReadOnlyList<(string Key, string Text)> Chinese = SourceText.Texts("Texts.zh-Hans.resx");

    private static readonly RuleBook Rules = new(RulePacks.Shipped);

    private static readonly CommandTable Table = FeatureList.Compose(Rules, null!, null!, null!).Commands;

    private static readonly string[] Offices = [nameof(Role.UnitLeader), nameof(Role.Moderator), nameof(Role.Partner)];

    /// <summary>Keys that are put together: what the code writes, and everything it can put behind it.</summary>
    private static readonly Dictionary<string, string[]> Families = new()
    {
        ["stage."] = Enum.GetNames<Stage>(),
        ["outcome."] = Enum.GetNames<Outcome>(),
        ["card.ask.closed."] = Enum.GetNames<Outcome>(),
        // A vote tells its own result.
        ["news.closed."] = [.. Enum.GetNames<Outcome>().Except([nameof(Outcome.Rejected)])],
        ["news.result."] = [.. Enum.GetNames<Verdict>().Except([nameof(Verdict.Void), nameof(Verdict.RunOff)])],
        ["verdict."] = Enum.GetNames<Verdict>(),
        ["test."] = [nameof(TestKind.Quorum), nameof(TestKind.Pass), nameof(TestKind.Objections)],
        ["ballot.apart."] = [.. Enum.GetNames<BallotStanding>().Except([nameof(BallotStanding.Counted)])],
        ["card.secrecy."] = [nameof(Secrecy.Hidden), nameof(Secrecy.Secret)],
        ["paper."] = [.. MarkedInPrivate()],
        ["refusal."] = [.. Enum.GetNames<Reason>().Except([nameof(Reason.NotNow)])],
        ["refusal.NotNow."] = Enum.GetNames<Stage>(),
        ["more."] = Enum.GetNames<Stage>(),
        ["command."] = Commands(),
        ["example."] = Commands(),
        ["done."] = [.. Table.All.Where(command => command is PlainCommand).Select(command => command.Name)],
        ["roster."] = Enum.GetNames<RosterProblem>(),
        ["rulefault."] = Enum.GetNames<RuleProblem>(),
        ["rule.voters."] = [.. Enum.GetNames<VoterBasis>(), "Owner"],
        ["rule.method."] = Enum.GetNames<VotingMethod>(),
        ["rule.basis."] = Enum.GetNames<WeightBasis>(),
        ["rule.pass.more."] = Enum.GetNames<Among>(),
        ["rule.pass.least."] = Enum.GetNames<Among>(),
        ["rule.tie."] = Enum.GetNames<TieRule>(),
        ["rule.secrecy."] = Enum.GetNames<Secrecy>(),
        ["news.granted."] = Offices,
        ["news.revoked."] = Offices,
        ["setting."] = [.. new SettingTable([RuleSetting.Of(Rules)]).All.Select(setting => setting.Key)],
        ["setup."] = [.. Enum.GetNames<SetupStep>()],
        ["setup.another."] = [nameof(SetupStep.Zone), nameof(SetupStep.Quiet)],
        ["ask."] = ["reject", "object", "say", "option"],
        // What "More" offers.
        ["button."] = ["say", "option", "urgent", "withdraw", "ballot", "closevote", "release", "done", "object"],
    };

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_placeholders()
    {
        Assert.Equal(English.Select(text => text.Key), Chinese.Select(text => text.Key));
        Assert.Equal(English.Count, English.DistinctBy(text => text.Key).Count());
        Assert.All(
            English.Zip(Chinese),
            pair =>
                Assert.True(
                    PlaceholdersOf(pair.First.Text).SetEquals(PlaceholdersOf(pair.Second.Text)),
                    $"{pair.First.Key}: {string.Join(' ', PlaceholdersOf(pair.First.Text))} / "
                        + $"{string.Join(' ', PlaceholdersOf(pair.Second.Text))}"
                ));
        Assert.DoesNotContain(English.Concat(Chinese), text => string.IsNullOrWhiteSpace(text.Text));
    }

    [Fact]
    public void Every_text_that_the_code_asks_for_exists_and_no_other()
    {
        var known = English.Select(text => text.Key).ToHashSet();
        var rooms = known.Select(key => key.Split('.')[0]).ToHashSet();
        var literals = SourceText.Literals("src/MicroGov").Select(literal => literal.Text).ToHashSet();
        var spoken = literals.Where(text => Key().IsMatch(text) && rooms.Contains(text.Split('.')[0])).ToHashSet();

        Assert.Equal(Families.Keys.Order(), spoken.Where(text => text.EndsWith('.')).Order());
        var asked = spoken
            .Where(text => !text.EndsWith('.'))
            .Concat(Families.SelectMany(family => family.Value.Select(end => family.Key + end)))
            .ToHashSet();
        Assert.Empty(asked.Except(known));
        Assert.Empty(known.Except(asked).Except(literals));
    }

    [Fact]
    public async Task Every_text_is_html_that_Telegram_takes_whatever_stands_in_its_places()
    {
        // A new group every hundred texts: looking for the last message takes the longer the more there are.
        foreach (var texts in English.Chunk(50))
        {
            await using var bot = await SandboxBot.StartAsync();
            bot.World.EnforceLimits = false;
            foreach (
                var (language, (key, text)) in texts.SelectMany(text =>
                    new[] { (Wording.English, text), (Wording.Chinese, text) }
                ))
            {
                var values = PlaceholdersOf(text)
                    .Select(name => (name, (object?)"</b> <i>R&amp;D & \"5 > 3\" {x} 提事 🎉"))
                    .ToArray();
                var html = Wording.In(language).Say(key, values);
                await bot.CallAsync("sendMessage", new { chat_id = bot.Group, text = html.Value, parse_mode = "HTML" });
                Assert.Equal(html.Visible.Trim(), bot.World.Messages(bot.Group)[^1].Text);
            }
        }
    }

    [Fact]
    public void Labels_and_menu_lines_are_short_enough_for_Telegram()
    {
        foreach (var (key, text) in English.Concat(Chinese))
        {
            // https://core.telegram.org/bots/api#botcommand: 1-256 characters; answercallbackquery: at most 200.
            var most = key.Split('.')[0] switch { "button" => 32, "command" => 60, "done" or "refusal" => 150, _ => 4_000 };
            Assert.True(text.Length <= most, $"{key} has {text.Length} characters");
        }
    }

    [Fact]
    public void No_sentence_for_people_stands_in_the_code()
    {
        // What operators read: settings put right, and the log.
        string[] forOperators = ["CommunityOptions.cs", "RuleBook.cs", "TelegramMonitor.cs", "WebhookEndpoint.cs"];
        string[] rooms =
        [
            "Affairs",
            "Community",
            "Deliberation",
            "Pipeline",
            "Presentation",
            "Privacy",
            "Telegram",
            "Voting",
            "Work",
        ];
        var sentences = rooms
            .SelectMany(room => SourceText.Literals("src/MicroGov/" + room))
            .Where(literal => !forOperators.Contains(literal.File))
            .Where(literal => !literal.Line.Contains("log.Log") && !literal.Line.Contains("Exception("))
            .Where(literal => Sentence().IsMatch(literal.Text))
            .Select(literal => $"{literal.File}: {literal.Text}");
        Assert.Empty(sentences);
    }

    private static IEnumerable<string> MarkedInPrivate() => Enum.GetValues<VotingMethod>()
        .Where(method => new Vote { Rule = new() { Method = method } }.IsMarkedInPrivate).Select(method => method.ToString());

    private static string[] Commands() => [.. Table.All.Select(command => command.Name), "start"];

    private static HashSet<string> PlaceholdersOf(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z]+(\.[A-Za-z]*)+$")]
    private static partial Regex Key();

    /// <summary>Two words of a human language, or four Chinese characters and a full stop.</summary>
    [GeneratedRegex(@"[a-z]{3,}[,.]? [A-Za-z]{2,}|[A-Za-z]{2,} [a-z]{3,}|[\u4e00-\u9fff]{2,}[，。？！]")]
    private static partial Regex Sentence();
}
