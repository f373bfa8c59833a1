using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;

namespace MicroGov.Deliberation;

/// <summary><c>/discuss 12</c>: no need to wait for seconds.</summary>
public sealed class DiscussCommand : PlainCommand
{
    public override string Name => "discuss";

    public override bool ForModerators => true;

    protected override Act Want(CommandContext context) => new OpenDiscussion(context.Me);
}
