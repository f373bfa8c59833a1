using MicroGov.Core;
using MicroGov.Core.Affairs;

namespace MicroGov.Pipeline;

/// <summary>
/// What a pressed button wants. Its data may have been made up, so the affair must belong to the chat it was pressed in,
/// or its presser to the affair's community.
/// </summary>
/// <param name="shared">Buttons that belong to no feature alone.</param>
public sealed class ButtonDispatcher(IReadOnlyList<Feature> features, IReadOnlyList<PrefixButton> shared)
{
    /// <summary>The button that starts raising something; it stands in the greeting, too.</summary>
    public const string Raise = "r";

    private readonly Dictionary<(string Verb, int Numbers), AffairButton> ofAffairs =
        features.SelectMany(feature => feature.AffairButtons).ToDictionary(button => (button.Verb, button.Numbers));

    private readonly PrefixButton[] others = [.. features.SelectMany(feature => feature.PrefixButtons), .. shared];

    /// <summary>The answer to a press.</summary>
    public async Task<Answer> RunAsync(CommandContext context, ButtonPressed pressed)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(pressed);
        if (pressed.IsOnMessage == false)
        {
            // Made up by a modified client, or the card has moved on since.
            return context.Refuse(Reason.ButtonIsOld);
        }

        var other = Find(pressed.Data);
        if (!context.IsPrivate && other is not { IsPersonal: true } && !await context.MayReadAsync(context.Home!))
        {
            // A public group's buttons can be pressed by whoever looks at its page.
            return context.Refuse(Reason.Outsider);
        }

        if (other is not null)
        {
            return await other.RunAsync(context, pressed);
        }

        if (ButtonData.Read(pressed.Data) is not { } data || await context.Work.Affairs.FindAsync(data.AffairId) is not { } row)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        if (!await context.MayReachAsync(row))
        {
            return context.Refuse(Reason.Outsider);
        }

        return ofAffairs.TryGetValue((data.Verb, data.Numbers.Count), out var button)
            ? await button.RunAsync(context, row, data.Numbers)
            : context.Refuse(Reason.ButtonIsOld);
    }

    /// <summary>The button whose mark stands before this data; null when there is none.</summary>
    public PrefixButton? Find(string data) =>
        Array.Find(others, button => data.StartsWith(button.Prefix, StringComparison.Ordinal));

    /// <summary>The affair that a press is about; 0 when its data names none.</summary>
    public long AffairOf(string data) => ButtonData.Read(data)?.AffairId ?? Find(data)?.AffairOf(data) ?? 0;

    /// <summary>What "More" offers for an affair, in its order.</summary>
    public IEnumerable<AffairButton> MoreFor(Affair affair) => ofAffairs.Values
        .Where(button => button.More?.IsOffered(affair) == true).OrderBy(button => button.More!.Place);
}
