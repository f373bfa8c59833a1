using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;

namespace MicroGov.Community;

/// <summary><c>/grant @who leader UNIT | moderator | partner NAME</c>.</summary>
public sealed class GrantCommand(NamedPeople people) : ChatCommand
{
    private const int LongestPartner = 60;

    public override string Name => "grant";

    public override bool ForModerators => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (await context.MayNotAsync<GrantRole>() is { } no)
        {
            return no;
        }

        var who = await people.NamedAsync(context, words);
        if (who.Refusal is { } unknown)
        {
            return new Answer.Refuse(unknown);
        }

        var grant = await GrantAsync(context, words);
        return grant.Refusal is { } wrong
            ? new Answer.Refuse(wrong)
            : await new Offices(context).GrantAsync(who.Value, grant.Value);
    }

    private static async Task<Result<Grant>> GrantAsync(CommandContext context, ArgumentReader words)
    {
        if (words.TakeIf("moderator", "管理员"))
        {
            return words.IsEmpty ? new Grant(Role.Moderator) : new Refusal(Reason.TooManyWords).With("words", words.Rest);
        }

        if (words.TakeIf("partner", "合作方"))
        {
            var name = TypedText.Line(words.TakeAll());
            return name.Length is 0 or > LongestPartner ? Reason.NeedsPartner : new Grant(Role.Partner, null, name);
        }

        if (!words.TakeIf("leader", "楼组长"))
        {
            return Reason.NeedsRole;
        }

        var unit = TypedText.Line(words.TakeAll());
        return unit.Length == 0 ? Reason.NeedsUnit
            : await context.Work.Units.TreeAsync(context.Community!.Id) is { } tree && UnitNaming.Find(tree, unit) is { } found
                ? new Grant(Role.UnitLeader, found.Id)
                : new Refusal(Reason.NoSuchUnit).With("unit", unit);
    }
}
