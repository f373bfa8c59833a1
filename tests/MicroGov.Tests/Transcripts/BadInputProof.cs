using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using MicroGov.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts;

/// <summary>Where somebody types.</summary>
public enum Where
{
    Group,
    Private,

    /// <summary>In the group, as an ephemeral command that only the bot sees.</summary>
    Unseen,
}

/// <summary>
/// Holds every refusal to the same promise: one answer, to the person who typed, in their language, one sentence of the
/// texts with one example in it; and nothing has changed.
/// </summary>
internal sealed class BadInputProof(Neighbourhood here, string language)
{
    private static readonly HashSet<string> Reading = ["getUpdates", "getMe", "getChatMember", "getChatMemberCount"];

    /// <summary>Sentences by language; to make them takes longer than all else here.</summary>
    private static readonly ConcurrentDictionary<string, (string Name, Regex Sentence)[]> Sentences = [];

    private readonly Wording texts = Wording.In(language);

    /// <summary>What was stored after the last refusal, and how many calls had been made by then.</summary>
    private (int Calls, string State)? last;

    /// <summary>Types it, expects a refusal and gives its name.</summary>
    public async Task<string> RefusesAsync(SandboxPerson person, string text, string command, Where where = Where.Group) =>
        (await RefusesAsync(person, [text], command, where))[0];

    /// <summary>Types all of it in one go, expects as many refusals and gives their names in the same order.</summary>
    public async Task<IReadOnlyList<string>> RefusesAsync(
        SandboxPerson person, IReadOnlyList<string> texts, string command, Where where = Where.Group)
    {
        // Nothing comes about without a call.
        var before = last is { } known && known.Calls == Effects() ? known.State : await BadInputState.ReadAsync(here);
        var answered = await AnswersAsync(person, texts, where);
        var after = await BadInputState.ReadAsync(here);
        Assert.Equal(before, after);
        last = (Effects(), after);
        return [.. answered.Select(pair => Refusal(pair.Message, pair.Answer, command))];
    }

    /// <summary>Types them and gives each with its one answer, which reaches nobody else than need be.</summary>
    private async Task<IReadOnlyList<(SandboxMessage Message, SandboxMessage Answer)>> AnswersAsync(
        SandboxPerson person, IReadOnlyList<string> texts, Where where)
    {
        var chat = where == Where.Private ? person.Id : here.Group;
        var calls = here.World.Calls.Count;
        var known = Visible(person).Select(message => (message.ChatId, message.Id)).ToHashSet();
        var ids = texts.Select(text => here.World.Send(person.Id, chat, text, ephemeral: where == Where.Unseen)).ToList();
        await here.SettleAsync();

        var made = here.World.Calls.Skip(calls).Where(call => !Reading.Contains(call.Method)).ToList();
        Assert.Equal(Enumerable.Repeat("sendMessage", texts.Count), made.Select(call => call.Method));
        Assert.All(made, call => Assert.True(call.Ok, call.Description));
        var fresh = Visible(person).Where(message => !known.Contains((message.ChatId, message.Id)))
            .ToLookup(message => message.FromBot);
        Assert.Equal((texts.Count, texts.Count), (fresh[true].Count(), fresh[false].Count()));
        var pairs = ids.Zip(fresh[true].OrderBy(answer => answer.Id)).ToList();
        Assert.All(pairs, pair => AssertReachesOnly(person, pair.First, pair.Second, where));
        return [.. pairs.Select(pair => (fresh[false].Single(message => message.Id == pair.First), pair.Second))];
    }

    private void AssertReachesOnly(SandboxPerson person, long id, SandboxMessage answer, Where where)
    {
        if (where == Where.Unseen)
        {
            Assert.Equal((true, person.Id), (answer.Ephemeral, answer.ReceiverId));
        }
        else if (answer.ChatId == here.Group)
        {
            Assert.True(answer.ReplyTo == id || answer.ReceiverId == person.Id, "Neither a reply nor for them alone.");
        }
    }

    private string Refusal(SandboxMessage message, SandboxMessage answer, string command)
    {
        var code = Assert.Single(Regex.Matches(answer.Html, "<code>(.*?)</code>", RegexOptions.Singleline)).Groups[1].Value;
        string[] examples = command == "settings"
            ? [texts["example.settings"], .. SettingsTests.Settings.All.Select(SettingsCommand.ExampleOf)]
            : [texts["example." + command]];
        var name = NameOf(answer.Text) ?? throw new Xunit.Sdk.XunitException($"No sentence in {language}: {answer.Text}");
        // Whose group is not known is shown how it becomes known.
        Assert.Contains(WebUtility.HtmlDecode(code), name == "UnknownCommunity" ? [texts["example.me"]] : examples);
        Assert.InRange(answer.Text.Length, 1, 400);
        Assert.Empty(message.Reactions);
        return name;
    }

    /// <summary>Which refusal a sentence is, if it is one.</summary>
    public string? NameOf(string answer) => Sentences
        .GetOrAdd(language, _ => [.. BadInputTexts.Refusals.Select(key => (key, Pattern(texts["refusal." + key])))])
        .FirstOrDefault(one => one.Sentence.IsMatch(answer)).Name;

    private int Effects() => here.World.Calls.Count(call => !Reading.Contains(call.Method));

    /// <summary>An example as a resident would adapt it: to #1, to somebody there.</summary>
    public string Example(ChatCommand command, int number = 1) => texts["example." + command.Name]
        .Replace("12", $"{number}", StringComparison.Ordinal).Replace("into 9", "into 2", StringComparison.Ordinal)
        .Replace("@mei", "@li", StringComparison.Ordinal);

    private List<SandboxMessage> Visible(SandboxPerson person) =>
        [.. here.World.Messages(here.Group, person.Id), .. here.World.Messages(person.Id)];

    /// <summary>The whole answer: the sentence, a blank, the example.</summary>
    private Regex Pattern(string sentence)
    {
        var example = Regex.Replace(texts["refusal.example"], "<.*?>", "");
        return new("^" + Regex.Replace(Regex.Escape($"{sentence} {example}"), @"\\\{\w+}", ".*?") + "$", RegexOptions.Singleline);
    }
}
