using System.Globalization;
using MicroGov.Core.Affairs;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using Spectre.Console;

namespace MicroGov.Play;

/// <summary>Prints what happens in the group as it reads there, with the stage in the margin. Plain when piped.</summary>
public sealed class Transcript(IAnsiConsole console, Wording texts)
{
    private const int MarginWidth = 16;

    private string? stage;

    public void Time(DateTimeOffset now) =>
        console.MarkupLineInterpolated(
            $"[grey]{new string(' ', MarginWidth)} ─── {now.ToString(texts["when.pattern"], texts.Culture)} ───[/]");

    /// <summary>The affair has come to another stage.</summary>
    public void Stage(Affair? affair)
    {
        var now =
            affair is null ? null
            : affair.Outcome is { } outcome ? texts["outcome." + outcome]
            : texts["stage." + affair.Stage];
        if (now is not null && now != stage)
        {
            stage = now;
            console.MarkupLineInterpolated($"[bold green]▶ {now}[/]");
        }
    }

    /// <param name="before">What the message said until now: only what changed is told again.</param>
    /// <param name="onlyFor">The one person who sees it, or null.</param>
    public void Message(SandboxMessage message, string? before, string? onlyFor)
    {
        var name = message.FromBot ? "MicroGov" : message.FromName;
        var mark = onlyFor is null ? "" : $" → {onlyFor}";
        var edited = before is null ? "" : " ✎";
        var photo = message.PhotoFileId is null || before is not null ? "" : "🖼  ";
        var style = message.FromBot ? "blue" : "yellow";
        var known = before?.Split('\n') ?? [];
        var lines = LinesOf(message).Select(line => line.Trim()).Except(known).Where(line => line.Length > 0).ToList();
        if (lines.Count > 0)
        {
            lines[0] = photo + lines[0];
        }

        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{"",MarginWidth} [{style}]{name}{mark}{edited}[/]");
        foreach (var line in lines)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{"",MarginWidth}   {line}");
        }

    }

    /// <summary>Something that is not a message: a pressed button, a ballot, a toast.</summary>
    public void Aside(string text) => console.MarkupLineInterpolated($"[grey]{new string(' ', MarginWidth)} · {text}[/]");

    /// <summary>A message as lines of text: its words, its poll, its buttons.</summary>
    public static IEnumerable<string> LinesOf(SandboxMessage message) =>
    [
        .. message.Text.Split('\n'),
        .. message.Poll is not { } poll ? [] : poll.Options
            .Select(option => $"{(poll.Closed ? "■" : "○")} {option.Text}  {option.VoterIds.Count}")
            .Prepend("📊 " + poll.Question),
        .. message.Buttons.Select(row => string.Join(' ', row.Select(button => $"[{button.Text}]"))),
    ];
}
