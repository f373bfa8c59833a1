using MicroGov.Core.Deliberation;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Deliberation;

/// <summary><c>/amend 12 TEXT</c>: other words for what is proposed, while it is discussed (修正案).</summary>
public sealed class AmendCommand : TextCommand
{
    public override string Name => "amend";

    public override string? Word => "修正";

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new AmendMotion(context.Me, text), "done.amend");
}
