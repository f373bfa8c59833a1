using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

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

    public override async Task<Answer> RunAsync(CommandContext turn, ArgumentReader words)
    {
        if (turn.Home is not { } home)
        {
            return turn.Refuse(Reason.UnknownCommunity);
        }

        if (words.IsEmpty)
        {
            return await ShowAsync(turn, home);
        }

        var verb = words.Take().ToLowerInvariant();
        if (verb is not ("add" or "here" or "link"))
        {
            return turn.Refuse(Reason.Misused);
        }

        if (await MayNotAsync(turn, verb) is { } no)
        {
            return no;
        }

        var name = TypedText.Line(words.TakeAll());
        return verb switch
        {
            "add" => await AddAsync(turn, home, name),
            "here" => await BindAsync(turn, home, name),
            _ => await LinkAsync(turn, home, name),
        };
    }

    private static Task<Answer?> MayNotAsync(CommandContext turn, string verb) => verb switch
    {
        "add" => turn.MayNotAsync<AddUnit>(),
        "here" => turn.MayNotAsync<AssignGroup>(),
        _ => turn.MayNotAsync<InviteGroup>(),
    };

    private static async Task<Answer> ShowAsync(CommandContext turn, Home home)
    {
        if (await turn.Work.UnitsAsync(home.Community.Id) is not { } tree)
        {
            return new Answer.Tell(turn.Texts.Say("units.none", ("group", home.Community.Title)));
        }

        var (db, ct) = (turn.Work.Db, turn.Work.Ct);
        var households = await db.Households.Where(row => row.CommunityId == home.Community.Id).GroupBy(row => row.UnitId)
            .Select(unit => new { unit.Key, Count = unit.Count() }).ToDictionaryAsync(unit => unit.Key, unit => unit.Count, ct);
        var groups = await db.Groups.Where(row => row.CommunityId == home.Community.Id).Select(row => new { row.UnitId, row.Title }).ToListAsync(ct);
        var lines = tree.Units.OrderBy(unit => tree.PathOf(unit.Id).ToString(), StringComparer.Ordinal).Take(MostShown).Select(unit =>
        {
            var own = unit.ParentId is null ? null : (long?)unit.Id;
            var group = groups.Find(one => one.UnitId == own);
            var count = tree.Units.Where(one => tree.Contains(unit.Id, one.Id)).Sum(one => households.GetValueOrDefault(one.Id));
            return $"{new string('\u2003', tree.PathOf(unit.Id).Names.Length)}{turn.Texts.Say(
                group is null ? "units.line" : "units.line.group",
                ("unit", own is null ? home.Community.Title : unit.Name), ("count", count), ("group", group?.Title ?? "")).Value}";
        });
        var shown = lines.ToList();
        var kept = shown.TakeWhile((line, index) => shown.Take(index + 1).Sum(one => one.Length + 1) < LongestList).ToList();
        var more = tree.Units.Count() - kept.Count;
        return new Answer.Tell(new Html(string.Join('\n', more == 0 ? kept : [.. kept, turn.Texts.Say("households.more", ("count", more)).Value])));
    }

    private static async Task<Answer> AddAsync(CommandContext turn, Home home, string name)
    {
        var path = UnitPath.Parse(name);
        if (path.IsRoot || path.Names.Length > Deepest || path.Names.Any(one => one.Length > LongestName))
        {
            return turn.Refuse(Reason.NeedsUnit);
        }

        var added = await turn.ActAsync(home, new AddUnit(turn.Me, path));
        return added.Refusal is { } no ? new Answer.Refuse(no) : new Answer.Done(turn.Texts.Say("done.units.add", ("unit", path.ToString())));
    }

    private static async Task<Answer> BindAsync(CommandContext turn, Home home, string name)
    {
        if (turn.IsPrivate)
        {
            return turn.Refuse(Reason.LinkInGroup);
        }

        var unit = await NamedAsync(turn, home, name);
        if (unit.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        var assigned = await turn.ActAsync(home, new AssignGroup(turn.Me, home.Group.Id, unit.Value!.Value));
        return assigned.Refusal is { } may ? new Answer.Refuse(may) : new Answer.Done(turn.Texts.Say("done.units.here", ("unit", name)));
    }

    private static async Task<Answer> LinkAsync(CommandContext turn, Home home, string name)
    {
        Result<long?> unit = name.Length == 0 ? (long?)null : await NamedAsync(turn, home, name);
        if (unit.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        if (turn.IsOverheard)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        var code = new Codes(turn.Work).Make(home.Community.Id, turn.Person.Id, null, unit.Value, Codes.ForGroups);
        return new Answer.Tell(turn.Texts.Say(
            "units.link", ("code", OneTimeCode.Written(code)), ("until", turn.When(turn.Work.Now + Codes.ForGroups)))) { IsSecret = true };
    }

    private static async Task<Result<long?>> NamedAsync(CommandContext turn, Home home, string name) =>
        await turn.Work.UnitsAsync(home.Community.Id) is { } tree && UnitNaming.Find(tree, name) is { } unit
            ? unit.Id
            : new Refusal(Reason.NoSuchUnit).With("unit", name);
}
