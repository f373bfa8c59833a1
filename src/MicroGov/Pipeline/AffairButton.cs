using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>A button about one affair: its data is <c>a:AFFAIR:VERB[:NUMBER…]</c>.</summary>
/// <param name="Numbers">How many numbers follow the verb.</param>
/// <param name="RunAsync">What a press does, given the numbers.</param>
public sealed record AffairButton(
    string Verb, int Numbers, Func<CommandContext, AffairRow, IReadOnlyList<int>, Task<Answer>> RunAsync)
{
    /// <summary>
    /// When "More" offers it, and where among the others; null when it never does. Its label is <c>button.VERB</c>.
    /// </summary>
    public MoreEntry? More { get; init; }

    /// <summary>A button that is nothing but an act.</summary>
    /// <param name="done">The text that says so.</param>
    public static AffairButton Acting(string verb, string done, Func<CommandContext, Act> act) =>
        new(verb, 0, (context, row, _) => context.ActAsync(row, act(context), done));

    /// <summary>A button whose command needs words, which the person writes as a reply to <c>ask.COMMAND</c>.</summary>
    /// <param name="command">Also the verb.</param>
    public static AffairButton Asking(string command) => new(command, 0, (context, row, _) =>
    {
        var question = context.Texts.Say("ask." + command, ("number", row.Number), ("title", row.Title));
        return Task.FromResult<Answer>(new Answer.Ask(question, command) { AffairId = row.Id });
    });

    /// <summary>The button as Telegram shows it.</summary>
    public static Button Draw(Affair affair, string verb, string label, params int[] numbers) =>
        new(label, ButtonData.Of(affair.Id, verb, numbers));
}

/// <summary>The place of a button behind "More".</summary>
/// <param name="Place">The lower, the earlier.</param>
/// <param name="IsOffered">Whether it makes sense now.</param>
public sealed record MoreEntry(int Place, Func<Affair, bool> IsOffered);

/// <summary>A button whose data begins with a mark of its own. A modified client can send anything behind it.</summary>
public sealed record PrefixButton(string Prefix, Func<CommandContext, ButtonPressed, Task<Answer>> RunAsync)
{
    /// <summary>It is about whoever presses it, in whichever group that is, and shows nothing of one.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The text that whoever is not known hears instead, without their name being written down.</summary>
    public string? StrangersHear { get; init; }

    /// <summary>A press needs a file that was sent before, so it is done when that has been fetched.</summary>
    public bool ReadsFile { get; init; }

    /// <summary>The affair that its data names, so that it can be read ahead; 0 when it names none.</summary>
    public Func<string, long> AffairOf { get; init; } = _ => 0;
}
