using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Pipeline;

namespace MicroGov.Work;

/// <summary><c>/release 12</c>: I can't do it after all.</summary>
public sealed class ReleaseCommand : PlainCommand
{
    public override string Name => "release";

    protected override Act Want(CommandContext context) => new Release(context.Me);
}
