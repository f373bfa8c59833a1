using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/done 12 TEXT</c>, photos welcome.</summary>
public sealed class DoneCommand : TextCommand
{
    public override string Name => "done";

    protected override bool MayBeEmpty(CommandContext turn) => true;

    protected override Task<Answer> RunAsync(CommandContext turn, AffairRow row, string text) =>
        turn.ActAsync(row, new ReportDone(turn.Me, text, turn.AttachmentsWith(text)), "done.done");
}
