using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/done 12 TEXT</c>, photos welcome.</summary>
public sealed class DoneCommand : TextCommand
{
    public override string Name => "done";

    protected override bool MayBeEmpty(Turn turn) => true;

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, string text) =>
        turn.ActAsync(row, new ReportDone(turn.Me, text, turn.PhotosToKeep), "done.done");
}
