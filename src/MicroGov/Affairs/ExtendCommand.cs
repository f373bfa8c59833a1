using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/extend 12 2d</c>: the discussion, the vote or the work, whichever runs.</summary>
public sealed class ExtendCommand : AffairCommand
{
    public override string Name => "extend";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words) =>
        Moments.TryReadSpan(words.Take(), out var longer) && words.IsEmpty
            ? context.ActAsync(row, new Extend(context.Me, longer), "done.extend")
            : Task.FromResult(context.Refuse(Reason.NeedsSpan));
}
