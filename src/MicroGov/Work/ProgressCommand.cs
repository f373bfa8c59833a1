using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/progress 12 TEXT</c>, photos welcome.</summary>
public sealed class ProgressCommand : TextCommand
{
    public override string Name => "progress";

    protected override bool MayBeEmpty(CommandContext turn) => turn.HasPhoto;

    protected override Task<Answer> RunAsync(CommandContext turn, AffairRow row, string text) =>
        turn.ActAsync(row, new ReportProgress(turn.Me, text, turn.AttachmentsWith(text)), "done.progress");
}
