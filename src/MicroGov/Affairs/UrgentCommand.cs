using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;

namespace MicroGov.Affairs;

/// <summary><c>/urgent 12</c>: danger does not wait for a vote (DOMAIN.md §1, micro test).</summary>
public sealed class UrgentCommand : PlainCommand
{
    public override string Name => "urgent";

    public override bool ForModerators => true;

    protected override Act Want(CommandContext context) => new DeclareUrgent(context.Me);
}
