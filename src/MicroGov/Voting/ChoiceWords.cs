using System.Globalization;
using MicroGov.Core.Voting;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>A choice as people type it: for, against, abstain, the number of an option or its words.</summary>
internal static class ChoiceWords
{
    private static readonly string[] For = ["for", "yes", "赞成", "同意"];
    private static readonly string[] Against = ["against", "no", "反对"];
    private static readonly string[] Abstain = ["abstain", "弃权"];

    /// <summary>The place on the ballot paper; null when it names none.</summary>
    public static int? Read(Vote vote, string typed)
    {
        ChoiceKind? kind = For.Contains(typed, StringComparer.OrdinalIgnoreCase) ? ChoiceKind.For
            : Against.Contains(typed, StringComparer.OrdinalIgnoreCase) ? ChoiceKind.Against
            : Abstain.Contains(typed, StringComparer.OrdinalIgnoreCase) ? ChoiceKind.Abstain
            : null;
        var isPlace = int.TryParse(TypedText.HalfWidth(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        for (var place = 0; place < vote.Choices.Length; place++)
        {
            var choice = vote.Choices[place];
            if (choice.Kind == kind || (choice.Kind == ChoiceKind.Option
                && (choice.Text.Equals(typed, StringComparison.OrdinalIgnoreCase) || (isPlace && number == place + 1))))
            {
                return place;
            }
        }

        return null;
    }
}
