using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;

namespace MicroGov.Affairs;

/// <summary><c>/withdraw 12</c>: no longer needed; by the raiser or a moderator.</summary>
public sealed class WithdrawCommand : PlainCommand
{
    public override string Name => "withdraw";

    protected override Act Want(CommandContext context) => new Withdraw(context.Me);
}
