using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/release 12</c>: I can't do it after all.</summary>
public sealed class ReleaseCommand : PlainCommand
{
    public override string Name => "release";

    protected override Act Want(Turn turn) => new Release(turn.Me);
}
