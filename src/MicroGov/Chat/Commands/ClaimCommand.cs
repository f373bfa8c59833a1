using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/claim 12</c>: I'll do it.</summary>
public sealed class ClaimCommand : PlainCommand
{
    public override string Name => "claim";

    public override string? Word => "认领";

    protected override Act Want(Turn turn) => new Claim(turn.Me);
}
