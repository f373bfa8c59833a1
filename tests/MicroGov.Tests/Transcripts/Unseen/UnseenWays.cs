using System.Text.RegularExpressions;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts.Unseen;

/// <summary>Every way in which words can reach the bot with an affair in mind, from outside its group.</summary>
internal static partial class UnseenWays
{
    /// <summary>Each is given a command as a resident would type it about #1, such as <c>/affair 1</c>.</summary>
    public static IReadOnlyDictionary<string, Action<UnseenTown, string>> OfWords { get; } =
        new Dictionary<string, Action<UnseenTown, string>>
        {
            ["a number"] = (town, words) => Write(town, words),
            ["a number with #"] = (town, words) => Write(town, Number().Replace(words, "#1", 1)),
            ["the bot's name"] = (town, words) =>
                Write(town, CommandName().Replace(words, $"$0@{town.Here.World.BotUsername}", 1)),
            ["a Chinese word"] = (town, words) =>
            {
                if (town.Table.Find(NameOf(words))?.Word is { } word)
                {
                    Write(town, word + " " + words[(NameOf(words).Length + 1)..].Trim());
                }
            },
            ["a reply to an old card"] = (town, words) => Write(town, WithoutNumber(words), town.OldCard),
            ["a reply to an old list"] = (town, words) => Write(town, words, town.OldList),
            ["the answer to an old question"] = (town, words) => Write(town, words, town.OldQuestion),
            ["plain words in reply to an old card"] = (town, words) => Write(town, "Why? " + words[1..], town.OldCard),
            ["plain words in answer to an old question"] = (town, words) => Write(town, "Why? " + words[1..], town.OldQuestion),
            ["a photo's caption"] = (town, words) => town.Here.World.SendPhoto(town.Who.Id, town.Who.Id, words),
            ["a photo's caption in reply"] = (town, words) =>
                town.Here.World.SendPhoto(town.Who.Id, town.Who.Id, WithoutNumber(words), town.OldCard.Id),
            ["a deep link"] = (town, words) =>
            {
                foreach (var payload in (string[])[$"{NameOf(words)}_1", $"{NameOf(words)}-1", "1", NameOf(words)])
                {
                    town.Here.World.OpenLink(town.Who.Id, $"https://t.me/{town.Here.World.BotUsername}?start={payload}");
                }
            },
            ["a reply to a card that was forwarded"] = (town, words) =>
            {
                var forwarded = town.Here.World.Forward(town.Here.Li.Id, town.Here.Group, town.Here.Card().Id, town.Who.Id);
                town.Here.World.Send(town.Who.Id, town.Who.Id, WithoutNumber(words), forwarded);
            },
        };

    /// <summary>Each is given what stands behind a button.</summary>
    public static IReadOnlyDictionary<string, Action<UnseenTown, string>> OfButtons { get; } =
        new Dictionary<string, Action<UnseenTown, string>>
        {
            ["a button of an old card"] = (town, data) => Press(town, data, town.OldCard),
            ["a button of an old list"] = (town, data) => Press(town, data, town.OldList),
            ["a button of the group's card, from outside"] = (town, data) => town.PressFromOutside(data),
        };

    private static void Write(UnseenTown town, string words, SandboxMessage? replyTo = null) =>
        town.Here.World.Send(town.Who.Id, town.Who.Id, words, replyTo?.Id);

    /// <summary>Nobody waits for the answer: what the bot makes of it is read from its calls.</summary>
    private static void Press(UnseenTown town, string data, SandboxMessage on) =>
        _ = town.Here.World.PressDataAsync(town.Who.Id, town.Who.Id, on.Id, data);

    private static string NameOf(string words) => CommandName().Match(words).Value[1..];

    private static string WithoutNumber(string words) => Number().Replace(words, "", 1).Replace("  ", " ", StringComparison.Ordinal);

    [GeneratedRegex(@"\b1\b")]
    private static partial Regex Number();

    [GeneratedRegex("^/[a-z]+")]
    private static partial Regex CommandName();
}
