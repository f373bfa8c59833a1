using MicroGov.Core.Affairs;

namespace MicroGov.Chat.Commands;

/// <summary><c>/discuss 12</c>: no need to wait for seconds.</summary>
public sealed class DiscussCommand : PlainCommand
{
    public override string Name => "discuss";

    public override bool ForModerators => true;

    protected override Act Want(Turn turn) => new OpenDiscussion(turn.Me);
}
