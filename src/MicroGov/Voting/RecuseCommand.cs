using MicroGov.Core.Voting;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary><c>/recuse 12 [@who] REASON</c>: I, or somebody whom a leader names, have an interest of our own and do not vote (回避).</summary>
public sealed class RecuseCommand(PeopleDirectory people) : AffairCommand
{
    public override string Name => "recuse";

    protected override bool NumberMayFollow => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        var who = context.Me;
        if (words.Peek().StartsWith('@'))
        {
            var named = await people.NamedAsync(context, words);
            if (named.Refusal is { } unknown)
            {
                return new Answer.Refuse(unknown);
            }

            who = new(named.Value.Id);
        }

        var reason = CommandContext.TextOf(words);
        return reason.Refusal is { } no ? new Answer.Refuse(no) : await context.ActAsync(row, new Recuse(context.Me, who, reason.Value), "done.recuse");
    }
}
