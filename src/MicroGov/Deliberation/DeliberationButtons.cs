using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Deliberation;

/// <summary>The buttons of a discussion: what they are called, what they do, and which of them stand under a card.</summary>
internal static class DeliberationButtons
{
    private const string Second = "second", Discuss = "discuss", Say = "say", Option = "option";

    public static IReadOnlyList<AffairButton> All { get; } =
    [
        AffairButton.Acting(Second, "done.second", context => new Second(context.Me)),
        AffairButton.Acting(Discuss, "done.discuss", context => new OpenDiscussion(context.Me)),
        AffairButton.Asking(Say) with
        {
            More = new(20, affair => affair.Stage is Stage.Raised or Stage.Discussing or Stage.Voting),
        },
        AffairButton.Asking(Option) with { More = new(30, affair => affair.Stage is Stage.Raised or Stage.Discussing) },
    ];

    /// <summary>Under a card.</summary>
    public static IEnumerable<CardButtonRow> OnCard(Affair affair, Wording texts) => affair.Stage == Stage.Raised
        ?
        [
            new([
                AffairButton.Draw(affair, Second, texts["button.second"]),
                AffairButton.Draw(affair, Discuss, texts["button.discuss"]),
            ]),
        ]
        : [];
}
