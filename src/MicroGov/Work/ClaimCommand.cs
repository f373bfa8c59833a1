using MicroGov.Core.Lifecycle;
using MicroGov.Core.Work;
using MicroGov.Pipeline;

namespace MicroGov.Work;

/// <summary><c>/claim 12</c>: I'll do it.</summary>
public sealed class ClaimCommand : PlainCommand
{
    public override string Name => "claim";

    public override string? Word => "认领";

    protected override Act Want(CommandContext context) => new Claim(context.Me);
}
