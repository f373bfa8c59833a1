using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/done 12 TEXT</c>, photos welcome.</summary>
public sealed class DoneCommand : TextCommand
{
    public override string Name => "done";

    protected override bool MayBeEmpty(CommandContext context) => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new ReportDone(context.Me, text, context.PhotosToKeep), "done.done");
}
