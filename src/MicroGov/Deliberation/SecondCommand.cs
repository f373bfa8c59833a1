using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;

namespace MicroGov.Deliberation;

/// <summary><c>/second 12</c>: this matters to me too.</summary>
public sealed class SecondCommand : PlainCommand
{
    public override string Name => "second";

    public override string? Word => "附议";

    protected override Act Want(CommandContext context) => new Second(context.Me);
}
