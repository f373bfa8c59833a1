using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/withdraw 12</c>: no longer needed; by the raiser or a moderator.</summary>
public sealed class WithdrawCommand : PlainCommand
{
    public override string Name => "withdraw";

    protected override Act Want(Turn turn) => new Withdraw(turn.Me);
}
