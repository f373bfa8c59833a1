using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/reopen 12 REASON</c>: by the raiser or a moderator.</summary>
public sealed class ReopenCommand : TextCommand
{
    public override string Name => "reopen";

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, string text) =>
        context.ActAsync(row, new Reopen(context.Me, text), "done.reopen");
}
