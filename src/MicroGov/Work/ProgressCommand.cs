using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/progress 12 TEXT</c>, photos welcome.</summary>
public sealed class ProgressCommand : TextCommand
{
    public override string Name => "progress";

    protected override bool MayBeEmpty(CommandContext context) => context.Photos.Count > 0;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new ReportProgress(context.Me, text, context.PhotosToKeep), "done.progress");
}
