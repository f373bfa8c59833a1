using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Work;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Work;

/// <summary><c>/assign 12 @who [by 3d] [WHAT]</c>: asks somebody; they take it on by claiming or by simply reporting.</summary>
public sealed class AssignCommand(NamedPeople people) : AffairCommand
{
    public override string Name => "assign";

    public override bool ForModerators => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var who = await people.NamedAsync(context, words);
        if (who.Refusal is { } unknown)
        {
            return new Answer.Refuse(unknown);
        }

        var due = DueClause.Take(context, words);
        if (due.Refusal is { } noTime)
        {
            return new Answer.Refuse(noTime);
        }

        var what = words.TakeAll();
        return what.Length > AffairDecider.LongestText
            ? new Answer.Refuse(CommandContext.TooLong(what, AffairDecider.LongestText))
            : await context.ActAsync(
                row,
                new Assign(context.Me, new PersonId(who.Value.Id), due.Value, what),
                affair => context.Texts.Say("done.assign", ("number", affair.Number), ("name", who.Value.NameIn(context.Texts))));
    }
}
