using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/merge 12 into 9</c>: the same matter, raised twice.</summary>
public sealed class MergeCommand : AffairCommand
{
    public override string Name => "merge";

    public override bool ForModerators => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        words.TakeIf("into", "到", "并入");
        if (words.TakeNumber(null, false) is not { } number)
        {
            return context.Refuse(Reason.NeedsNumber);
        }

        if (CommandContext.RefuseRest(words) is { } tooMuch)
        {
            return tooMuch;
        }

        var into = await context.Work.AffairAsync(row.CommunityId, number);
        return into is null ? new Answer.Refuse(new Refusal(Reason.NoSuchAffair).With("number", number))
            // What goes on in a closed affair goes on nowhere.
            : into.Stage == nameof(Stage.Closed) && into.Id != row.Id
                ? new Answer.Refuse(StageRefusal.NotNow(Stage.Closed).With("number", number))
            : await context.ActAsync(row, new Merge(context.Me, into.Id), "done.merge");
    }
}
