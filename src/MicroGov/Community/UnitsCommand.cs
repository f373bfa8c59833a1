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
    private const int Deepest = 8, LongestName = 60;

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
            return await ListAsync(context, home, new ListPage(Name));
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

    /// <summary>The tree, each unit with the households inside it.</summary>
    public override async Task<Answer> ListAsync(CommandContext context, Home home, ListPage page)
    {
        if (await context.Work.Units.TreeAsync(home.Community.Id) is not { } tree)
        {
            return new Answer.Tell(context.Texts.Say("units.none", ("group", home.Community.Title)));
        }

        var inside = (await context.Work.Households.CountByUnitAsync(home.Community.Id))
            .SelectMany(unit => tree.Upward(unit.Key).Select(around => (around.Id, Count: unit.Value)))
            .GroupBy(unit => unit.Id).ToDictionary(unit => unit.Key, unit => unit.Sum(one => one.Count));
        var groups = (await context.Work.Homes.AllAsync(home.Community.Id))
            .GroupBy(group => group.UnitId ?? tree.Root.Id).ToDictionary(unit => unit.Key, unit => unit.First().Title);
        var lines = tree.Units.Select(unit => (Unit: unit, Path: tree.PathOf(unit.Id)))
            .OrderBy(unit => unit.Path.ToString(), StringComparer.Ordinal)
            .Select(unit => Line(unit.Unit, unit.Path)).ToList();
        return page.Of(context, home.Community, lines, shown => shown);

        Html Line(Unit unit, UnitPath path) => new($"{new string('\u2003', path.Names.Length)}{context.Texts.Say(
            groups.ContainsKey(unit.Id) ? "units.line.group" : "units.line",
            ("unit", unit.ParentId is null ? home.Community.Title : unit.Name),
            ("count", inside.GetValueOrDefault(unit.Id)), ("group", groups.GetValueOrDefault(unit.Id, "")))}");
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
