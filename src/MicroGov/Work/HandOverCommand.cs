using System.Text.RegularExpressions;
using MicroGov.Core;
using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/handover 12 WHO [by 3d]</c>: somebody outside has the duty (转办).</summary>
public sealed partial class HandOverCommand : AffairCommand
{
    private const int LongestBody = 100;

    public override string Name => "handover";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var text = words.TakeAll();
        var clause = Clause().Match(text);
        var due = DueClause.Take(context, new ArgumentReader(clause.Value));
        var body = TypedText.Line(clause.Success ? text[..clause.Index] : text);
        Refusal? refusal = due.Refusal
            ?? (TypedText.IsBlank(body) ? new Refusal(Reason.MissingText) : null)
            ?? (body.Length > LongestBody ? CommandContext.TooLong(body, LongestBody) : null);
        return refusal is null
            ? context.ActAsync(row, new HandOver(context.Me, body, due.Value), "done.handover")
            : Task.FromResult<Answer>(new Answer.Refuse(refusal));
    }

    [GeneratedRegex(@"(?<=^|\s)(by|在|于)\s+\S+(\s+\d\d:\d\d)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();
}
