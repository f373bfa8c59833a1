using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/escalate 12 REASON</c>: one unit up (上报).</summary>
public sealed class EscalateCommand : TextCommand
{
    private const int LongestReason = 300;

    public override string Name => "escalate";

    public override bool ForModerators => true;

    protected override int Longest => LongestReason;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new Escalate(context.Me, text), "done.escalate");
}
