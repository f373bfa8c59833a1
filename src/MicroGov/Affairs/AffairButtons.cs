using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Affairs;

/// <summary>The buttons of an affair's life: what they are called, what they do, and which of them stand under a card.</summary>
internal static class AffairButtons
{
    /// <summary>Shows the rarer buttons.</summary>
    public const string More = "more";

    /// <summary>Chooses whom it concerns: the unit, or 0.</summary>
    public const string Settle = "settle";

    private const string Close = "close", Withdraw = "withdraw", Urgent = "urgent";

    /// <param name="all">The buttons of all features, for "More".</param>
    public static IReadOnlyList<AffairButton> All(Func<ButtonDispatcher> all) =>
    [
        AffairButton.Acting(Close, "done.close", context => new Close(context.Me, "")),
        AffairButton.Acting(Withdraw, "done.withdraw", context => new Withdraw(context.Me)) with
        {
            More = new(90, affair => affair.Stage is Stage.Raised or Stage.Discussing or Stage.Voting or Stage.Assigning),
        },
        AffairButton.Acting(Urgent, "done.urgent", context => new DeclareUrgent(context.Me)) with
        {
            More = new(40, affair => affair.Stage is Stage.Raised or Stage.Discussing),
        },
        new(Settle, 1, (context, row, numbers) =>
            context.ActAsync(row, new ChooseUnit(context.Me, numbers[0] == 0 ? null : numbers[0]), "done.settle")),
        new(More, 0, (context, row, _) => Task.FromResult(MoreMenu.For(context, row, all()))),
    ];

    /// <summary>Under a card.</summary>
    public static IEnumerable<CardButtonRow> OnCard(Affair affair, Wording texts) =>
        affair is { Stage: Stage.Reported, NoticeUntil: not null }
        ? [new([AffairButton.Draw(affair, Close, texts["button.close"])], HasRoom: true)]
        : [];
}
