using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/rate 12 1-5</c>: once each, may be changed until closing.</summary>
public sealed class RateCommand : AffairCommand
{
    public override string Name => "rate";

    protected override bool NumberMayFollow => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words) =>
        int.TryParse(TypedText.HalfWidth(words.Take()), NumberStyles.None, CultureInfo.InvariantCulture, out var score)
        && score is >= 1 and <= 5
        && words.IsEmpty
            ? context.ActAsync(row, new Rate(context.Me, score), "done.rate")
            : Task.FromResult(context.Refuse(Reason.NeedsScore));
}
