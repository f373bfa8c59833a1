using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Pipeline;

namespace MicroGov.Voting;

/// <summary><c>/closevote 12</c>: counts now.</summary>
public sealed class CloseVoteCommand : PlainCommand
{
    public override string Name => "closevote";

    public override bool ForModerators => true;

    protected override Act Want(CommandContext context) => new CloseVote(context.Me);
}
