using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/accept 12</c>: it is done, and done well.</summary>
public sealed class AcceptCommand : PlainCommand
{
    public override string Name => "accept";

    protected override Act Want(Turn turn) => new AcceptWork(turn.Me);
}
