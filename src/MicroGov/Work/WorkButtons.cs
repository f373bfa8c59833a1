using System.Globalization;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Work;

/// <summary>
/// The buttons of work and of its judgement: what they are called, what they do, and which of them stand under a card.
/// </summary>
internal static class WorkButtons
{
    private const string Claim = "claim", Release = "release", Done = "done";
    private const string Accept = "accept", Reject = "reject", Rate = "rate", Object = "object";
    private const int BestScore = 5;

    public static IReadOnlyList<AffairButton> All { get; } =
    [
        new(Rate, 1, (context, row, numbers) => context.ActAsync(row, new Rate(context.Me, numbers[0]), "done.rate")),
        AffairButton.Acting(Claim, "done.claim", context => new Claim(context.Me)),
        AffairButton.Acting(Release, "done.release", context => new Release(context.Me)) with
        {
            More = new(70, affair => affair.Stage is Stage.Assigning or Stage.Underway),
        },
        AffairButton.Acting(Done, "done.done", context => new ReportDone(context.Me, "", [])) with
        {
            More = new(60, affair => affair.Stage == Stage.Underway),
        },
        AffairButton.Acting(Accept, "done.accept", context => new AcceptWork(context.Me)),
        AffairButton.Asking(Reject),
        AffairButton.Asking(Object) with { More = new(80, affair => affair is { Stage: Stage.Reported, NoticeUntil: not null }) },
    ];

    /// <summary>Under a card.</summary>
    public static IEnumerable<CardButtonRow> OnCard(Affair affair, Wording texts) => affair.Stage switch
    {
        Stage.Assigning => [new([AffairButton.Draw(affair, Claim, texts["button.claim"])], HasRoom: true)],
        Stage.Reported when affair.NoticeUntil is null => [Judging(affair, texts), Rating(affair)],
        Stage.Reported => [Rating(affair)],
        _ => [],
    };

    private static CardButtonRow Judging(Affair affair, Wording texts) => new([
        AffairButton.Draw(affair, Accept, texts["button.accept"]),
        AffairButton.Draw(affair, Reject, texts["button.reject"]),
    ]);

    private static CardButtonRow Rating(Affair affair) => new([
        .. Enumerable.Range(1, BestScore).Select(score =>
            AffairButton.Draw(affair, Rate, score.ToString(CultureInfo.InvariantCulture), score)),
    ]);
}
