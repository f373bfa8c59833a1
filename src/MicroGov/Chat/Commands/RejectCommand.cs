using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/reject 12 REASON</c>: not done yet.</summary>
public sealed class RejectCommand : TextCommand
{
    public override string Name => "reject";

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, string text) =>
        turn.ActAsync(row, new RejectWork(turn.Me, text), "done.reject");
}
