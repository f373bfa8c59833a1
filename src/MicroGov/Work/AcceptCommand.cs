using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Pipeline;

namespace MicroGov.Work;

/// <summary><c>/accept 12</c>: it is done, and done well.</summary>
public sealed class AcceptCommand : PlainCommand
{
    public override string Name => "accept";

    protected override Act Want(CommandContext context) => new AcceptWork(context.Me);
}
