using System.Text.RegularExpressions;
using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/handover 12 WHO [by 3d]</c>: somebody outside has the duty (转办).</summary>
public sealed partial class HandOverCommand : AffairCommand
{
    private const int LongestBody = 100;

    public override string Name => "handover";

    public override bool ForModerators => true;

    protected override Task<Answer> RunAsync(Turn turn, AffairRow row, Words words)
    {
        var text = words.TakeAll();
        var clause = Clause().Match(text);
        var due = DueClause.Take(turn, new Words(clause.Value));
        var body = Typed.Line(clause.Success ? text[..clause.Index] : text);
        Refusal? refusal = due.Refusal
            ?? (Typed.IsBlank(body) ? new Refusal(Reason.MissingText) : null)
            ?? (body.Length > LongestBody ? Turn.TooLong(body, LongestBody) : null);
        return refusal is null
            ? turn.ActAsync(row, new HandOver(turn.Me, body, due.Value), "done.handover")
            : Task.FromResult<Answer>(new Answer.Refuse(refusal));
    }

    [GeneratedRegex(@"(?<=^|\s)(by|在|于)\s+\S+(\s+\d\d:\d\d)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();
}
