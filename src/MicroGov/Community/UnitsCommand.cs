using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Community;

/// <summary>
/// <c>/units</c>: the tree, with households and groups. <c>/units add PATH</c>, <c>/units here UNIT</c> (this group is that
/// unit's), <c>/units link [UNIT]</c> (a code that makes another group one of ours).
/// </summary>
public sealed class UnitsCommand : ChatCommand
{
    private const int MostShown = 60, Deepest = 8, LongestName = 60, LongestList = 3_500;

    public override string Name => "units";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Home is not { } home)
        {
            return context.Refuse(Reason.UnknownCommunity);
        }

        if (words.IsEmpty)
        {
            return await ShowAsync(context, home);
        }

        var verb = words.Take().ToLowerInvariant();
        if (verb is not ("add" or "here" or "link"))
        {
            return context.Refuse(Reason.Misused);
        }

        if (await MayNotAsync(context, verb) is { } no)
        {
            return no;
        }

        var name = TypedText.Line(words.TakeAll());
        return verb switch
        {
            "add" => await AddAsync(context, home, name),
            "here" => await BindAsync(context, home, name),
            _ => await LinkAsync(context, home, name),
        };
    }

    private static Task<Answer?> MayNotAsync(CommandContext context, string verb) => verb switch
    {
        "add" => context.MayNotAsync<AddUnit>(),
        "here" => context.MayNotAsync<AssignGroup>(),
        _ => context.MayNotAsync<InviteGroup>(),
    };

    private static async Task<Answer> ShowAsync(CommandContext context, Home home)
    {
        if (await context.Work.Units.TreeAsync(home.Community.Id) is not { } tree)
        {
            return new Answer.Tell(context.Texts.Say("units.none", ("group", home.Community.Title)));
        }

        var households = await context.Work.Households.CountByUnitAsync(home.Community.Id);
        var groups = await context.Work.Homes.AllAsync(home.Community.Id);
        var lines = tree
            .Units.OrderBy(unit => tree.PathOf(unit.Id).ToString(), StringComparer.Ordinal)
            .Take(MostShown)
            .Select(unit =>
            {
                var own = unit.ParentId is null ? null : (long?)unit.Id;
                var group = groups.Find(one => one.UnitId == own);
                var count = tree
                    .Units.Where(one => tree.Contains(unit.Id, one.Id))
                    .Sum(one => households.GetValueOrDefault(one.Id));
                return $"{new string('\u2003', tree.PathOf(unit.Id).Names.Length)}{context.Texts.Say(
                group is null ? "units.line" : "units.line.group",
                ("unit", own is null ? home.Community.Title : unit.Name), ("count", count), ("group", group?.Title ?? "")).Value}";
        });
        var shown = lines.ToList();
        var kept = shown.TakeWhile((line, index) => shown.Take(index + 1).Sum(one => one.Length + 1) < LongestList).ToList();
        var more = tree.Units.Count() - kept.Count;
        return new Answer.Tell(
            new Html(string.Join('\n', more == 0 ? kept : [.. kept, context.Texts.Say("households.more", ("count", more)).Value]))
        );
    }

    private static async Task<Answer> AddAsync(CommandContext context, Home home, string name)
    {
        var path = UnitPath.Parse(name);
        if (path.IsRoot || path.Names.Length > Deepest || path.Names.Any(one => one.Length > LongestName))
        {
            return context.Refuse(Reason.NeedsUnit);
        }

        var added = await context.ActAsync(home, new AddUnit(context.Me, path));
        return added.Refusal is { } no
            ? new Answer.Refuse(no)
            : new Answer.Done(context.Texts.Say("done.units.add", ("unit", path.ToString())));
    }

    private static async Task<Answer> BindAsync(CommandContext context, Home home, string name)
    {
        if (context.IsPrivate)
        {
            return context.Refuse(Reason.LinkInGroup);
        }

        var unit = await NamedAsync(context, home, name);
        if (unit.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        var assigned = await context.ActAsync(home, new AssignGroup(context.Me, home.Group.Id, unit.Value!.Value));
        return assigned.Refusal is { } may
            ? new Answer.Refuse(may)
            : new Answer.Done(context.Texts.Say("done.units.here", ("unit", name)));
    }

    private static async Task<Answer> LinkAsync(CommandContext context, Home home, string name)
    {
        Result<long?> unit = name.Length == 0 ? (long?)null : await NamedAsync(context, home, name);
        if (unit.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        if (context.IsOverheard)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        var code = new Codes(context.Work).Make(home.Community.Id, context.Person.Id, null, unit.Value, Codes.ForGroups);
        return new Answer.Tell(
            context.Texts.Say(
                "units.link", ("code", OneTimeCode.Written(code)), ("until", context.When(context.Work.Now + Codes.ForGroups))))
        {
            IsSecret = true,
        };
    }

    private static async Task<Result<long?>> NamedAsync(CommandContext context, Home home, string name) =>
        await context.Work.Units.TreeAsync(home.Community.Id) is { } tree && UnitNaming.Find(tree, name) is { } unit
            ? unit.Id
            : new Refusal(Reason.NoSuchUnit).With("unit", name);
}
