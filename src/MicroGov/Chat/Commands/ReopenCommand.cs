using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/reopen 12 REASON</c>: by the raiser or a moderator.</summary>
public sealed class ReopenCommand : TextCommand
{
    public override string Name => "reopen";

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, string text) =>
        turn.ActAsync(row, new Reopen(turn.Me, text), "done.reopen");
}
