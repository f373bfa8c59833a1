using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/reopen 12 REASON</c>: by the raiser or a moderator.</summary>
public sealed class ReopenCommand : TextCommand
{
    public override string Name => "reopen";

    protected override Task<Answer> RunAsync(CommandContext turn, AffairRow row, string text) =>
        turn.ActAsync(row, new Reopen(turn.Me, text), "done.reopen");
}
