using MicroGov.Core;
using MicroGov.Presentation;

namespace MicroGov.Pipeline;

/// <summary>
/// One thing that a community decides about itself: how its value is written, and how what somebody typed is read. What it
/// means is the text <c>setting.KEY</c>.
/// </summary>
/// <param name="Key">As in the configuration's section <c>Community</c>.</param>
/// <param name="Example">A right value.</param>
/// <param name="Show">The value, as it is typed.</param>
/// <param name="Change">The choices with another value, or why what was typed is none.</param>
public sealed record CommunitySetting(
    string Key,
    string Example,
    Func<CommunityChoices, string> Show,
    Func<CommunityChoices, string, Result<CommunityChoices>> Change)
{
    /// <summary>Values that can be picked by a button, with what the button says.</summary>
    public Func<CommunityChoices, Wording, IEnumerable<(string Label, string Value)>> Offer { get; init; } = (_, _) => [];
}
