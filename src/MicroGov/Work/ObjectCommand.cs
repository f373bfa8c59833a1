using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/object 12 REASON</c>: inside the notice window.</summary>
public sealed class ObjectCommand : TextCommand
{
    public override string Name => "object";

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new ObjectTo(context.Me, text), "done.object");
}
