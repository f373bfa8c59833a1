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
    public async Task<string> RefusesAsync(SandboxPerson person, string text, string command, Where where = Where.Group)
    {
        // Nothing comes about without a call.
        var before = last is { } known && known.Calls == Effects() ? known.State : await BadInputState.ReadAsync(here);
        var (message, answer) = await AnswerAsync(person, text, where);
        var after = await BadInputState.ReadAsync(here);
        Assert.Equal(before, after);
        last = (Effects(), after);

        var code = Assert.Single(Regex.Matches(answer.Html, "<code>(.*?)</code>", RegexOptions.Singleline)).Groups[1].Value;
        string[] examples = command == "settings"
            ? [texts["example.settings"], .. SettingsTests.Settings.All.Select(SettingsCommand.ExampleOf)]
            : [texts["example." + command]];
        Assert.Contains(WebUtility.HtmlDecode(code), examples);
        Assert.StartsWith("/" + command, WebUtility.HtmlDecode(code), StringComparison.Ordinal);
        Assert.InRange(answer.Text.Length, 1, 400);
        Assert.Empty(message.Reactions);
        return NameOf(answer.Text) ?? throw new Xunit.Sdk.XunitException($"No sentence in {language}: {answer.Text}");
    }

    /// <summary>Types it and gives the one answer, which reaches nobody else than need be.</summary>
    public async Task<(SandboxMessage Message, SandboxMessage Answer)> AnswerAsync(SandboxPerson person, string text, Where where)
    {
        var chat = where == Where.Private ? person.Id : here.Group;
        var calls = here.World.Calls.Count;
        var known = Visible(person).Select(message => (message.ChatId, message.Id)).ToHashSet();
        var id = here.World.Send(person.Id, chat, text, ephemeral: where == Where.Unseen);
        await here.SettleAsync();

        var made = here.World.Calls.Skip(calls).Where(call => !Reading.Contains(call.Method)).ToList();
        Assert.Equal(["sendMessage"], made.Select(call => call.Method));
        Assert.True(made[0].Ok, made[0].Description);
        var fresh = Visible(person).Where(message => !known.Contains((message.ChatId, message.Id))).ToList();
        var answer = Assert.Single(fresh, message => message.FromBot);
        var own = Assert.Single(fresh, message => !message.FromBot);
        if (where == Where.Unseen)
        {
            Assert.Equal((true, person.Id), (answer.Ephemeral, answer.ReceiverId));
        }
        else if (answer.ChatId == here.Group)
        {
            Assert.True(answer.ReplyTo == id || answer.ReceiverId == person.Id, "Neither a reply nor for them alone.");
        }

        return (own, answer);
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
