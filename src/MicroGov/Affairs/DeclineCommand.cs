using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/decline 12 REASON</c>: not a matter for the group.</summary>
public sealed class DeclineCommand : TextCommand
{
    public override string Name => "decline";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new Decline(context.Me, text), "done.decline");
}
