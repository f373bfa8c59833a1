using MicroGov.Core.Voting;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary><c>/void 12 REASON</c>: the vote does not count; it is discussed again.</summary>
public sealed class VoidCommand : TextCommand
{
    public override string Name => "void";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new VoidVote(context.Me, text), "done.void");
}
