using MicroGov.Chat.Residents;
using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/senddown 12 UNIT</c>: to a unit inside (下沉).</summary>
public sealed class SendDownCommand : AffairCommand
{
    public override string Name => "senddown";

    public override bool ForModerators => true;

    protected override bool NumberMayFollow => true;

    protected override async Task<Answer> RunAsync(Turn turn, AffairRow row, Words words)
    {
        var name = Typed.Line(words.TakeAll());
        return name.Length == 0 ? turn.Refuse(Reason.NeedsUnit)
            : await turn.Session.UnitsAsync(row.CommunityId) is { } tree && UnitNaming.Find(tree, name, turn.Session.StateOf(row).UnitId) is { } unit
                ? await turn.ActAsync(row, new SendDown(turn.Me, unit.Id), "done.senddown")
                : new Answer.Refuse(new Refusal(Reason.NoSuchUnit).With("unit", name));
    }
}
