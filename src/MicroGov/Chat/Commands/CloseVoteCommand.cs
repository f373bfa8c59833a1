using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/closevote 12</c>: counts now.</summary>
public sealed class CloseVoteCommand : PlainCommand
{
    public override string Name => "closevote";

    public override bool ForModerators => true;

    protected override Act Want(Turn turn) => new CloseVote(turn.Me);
}
