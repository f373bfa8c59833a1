using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/reject 12 REASON</c>: not done yet.</summary>
public sealed class RejectCommand : TextCommand
{
    public override string Name => "reject";

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new RejectWork(context.Me, text), "done.reject");
}
