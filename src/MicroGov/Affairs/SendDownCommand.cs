using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/senddown 12 UNIT</c>: to a unit inside (下沉).</summary>
public sealed class SendDownCommand : AffairCommand
{
    public override string Name => "senddown";

    public override bool ForModerators => true;

    protected override bool NumberMayFollow => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var name = TypedText.Line(words.TakeAll());
        return name.Length == 0 ? context.Refuse(Reason.NeedsUnit)
            : await context.Work.UnitsAsync(row.CommunityId) is { } tree
                && UnitNaming.Find(tree, name, context.Work.StateOf(row).UnitId) is { } unit
                ? await context.ActAsync(row, new SendDown(context.Me, unit.Id), "done.senddown")
                : new Answer.Refuse(new Refusal(Reason.NoSuchUnit).With("unit", name));
    }
}
