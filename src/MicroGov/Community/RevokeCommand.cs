using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;

namespace MicroGov.Community;

/// <summary><c>/revoke @who leader | moderator | partner</c>.</summary>
public sealed class RevokeCommand(PeopleDirectory people) : ChatCommand
{
    public override string Name => "revoke";

    public override bool ForModerators => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (await context.MayNotAsync<RevokeRole>() is { } no)
        {
            return no;
        }

        // Who has left the group may still hold an office.
        var who = await people.NamedInOfficeAsync(context, words);
        if (who.Refusal is { } unknown)
        {
            return new Answer.Refuse(unknown);
        }

        Role? role = words.TakeIf("moderator", "管理员") ? Role.Moderator
            : words.TakeIf("partner", "合作方") ? Role.Partner
            : words.TakeIf("leader", "楼组长") ? Role.UnitLeader
            : null;
        return role is { } named ? await new Offices(context).RevokeAsync(who.Value, named) : context.Refuse(Reason.NeedsRole);
    }
}
