using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/close 12 [NOTE]</c>.</summary>
public sealed class CloseCommand : TextCommand
{
    public override string Name => "close";

    public override bool ForModerators => true;

    /// <summary>"/close 12" means #12, also as a reply to another.</summary>
    protected override bool NumberMayFollow => false;

    protected override bool MayBeEmpty(CommandContext context) => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new Close(context.Me, text), "done.close");
}
