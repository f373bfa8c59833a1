using MicroGov.Core.Voting;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary><c>/proxy 12 @who</c>: my household gives its vote to somebody (委托); <c>/proxy 12 off</c> takes it back.</summary>
public sealed class ProxyCommand(PeopleDirectory people) : AffairCommand
{
    public override string Name => "proxy";

    public override bool IsPersonal => true;

    protected override async Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words)
    {
        if (words.TakeIf("off", "none", "收回"))
        {
            return await context.ActAsync(row, new TakeBackProxy(context.Me), "done.proxy.off");
        }

        var who = await people.NamedAsync(context, words);
        return who.Refusal is { } unknown ? new Answer.Refuse(unknown)
            : CommandContext.RefuseRest(words) ?? await context.ActAsync(
                row, new GiveProxy(context.Me, new(who.Value.Id)),
                _ => context.Texts.Say("done.proxy", ("number", row.Number), ("name", who.Value.NameIn(context.Texts))));
    }
}
