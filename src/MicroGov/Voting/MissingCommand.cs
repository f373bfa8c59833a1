using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary><c>/missing 12</c>: whose ballot is missing, for those who lead; everybody else sees counts on the card.</summary>
public sealed class MissingCommand : AffairCommand
{
    /// <summary>A unit with more is listed in several lines.</summary>
    private const int DoorsPerLine = 40;

    public override string Name => "missing";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    protected override Task<Answer> RunAsync(CommandContext context, AffairRow row, ArgumentReader words) =>
        ShowAsync(context, row, new ListPage(Name, row.Number.ToString(CultureInfo.InvariantCulture)));

    public override async Task<Answer> ListAsync(CommandContext context, Home home, ListPage page) =>
        int.TryParse(page.Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await context.Work.Affairs.FindAsync(home.Community.Id, number) is { } row
            ? await ShowAsync(context, row, page)
            : context.Refuse(Reason.ButtonIsOld);

    private static async Task<Answer> ShowAsync(CommandContext context, AffairRow row, ListPage page)
    {
        var affair = context.Work.Affairs.StateOf(row);
        var home = await context.Work.Homes.GetAsync(row);
        var no = await context.MayNotAsync<ListMissing>(home, affair.UnitId);
        var led = no is null ? null : await LedAsync(context, home);
        if (no is not null && (led!.Count == 0 || affair.Vote is not { Rule.Basis: VoterBasis.Household }))
        {
            return no;
        }

        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return new Answer.Refuse(new Refusal(Reason.VoteIsOver).With("number", row.Number));
        }

        if (context.IsOverheard)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        await context.Work.SaveAsync();
        var (count, lines) = vote.Rule.Basis == VoterBasis.Household
            ? await DoorsAsync(context, affair, vote, led)
            : await PeopleAsync(context, home, affair, vote);
        var heading = context.Texts.Say("missing.list", ("number", row.Number), ("title", row.Title), ("count", count));
        return page.Of(context, home.Community, lines, shown => Html.Join("\n", [heading, shown])) with
        {
            AffairId = row.Id,
            IsSecret = true,
        };
    }

    /// <summary>Who leads a part of those who vote sees that part.</summary>
    private static async Task<IReadOnlyList<long>> LedAsync(CommandContext context, Home home) =>
        await context.Work.Members.IsAnywhereInAsync(home.Community.Id, context.Person.Id)
            ? [
                .. (await context.Work.Offices.OfAsync(home.Community, context.Person.Id))
                    .Where(grant => grant.Role == Role.UnitLeader).Select(grant => grant.UnitId).OfType<long>(),
            ]
            : [];

    private static async Task<(int Count, IReadOnlyList<Html> Lines)> PeopleAsync(
        CommandContext context, Home home, Affair affair, Vote vote)
    {
        var people = await MissingVoters.OfAsync(context.Work, home, affair, vote);
        return (people.Count, people.ConvertAll(person => person.NameIn(context.Texts)));
    }

    /// <summary>Unit by unit.</summary>
    private static async Task<(int Count, IReadOnlyList<Html> Lines)> DoorsAsync(
        CommandContext context, Affair affair, Vote vote, IReadOnlyList<long>? led)
    {
        var tree = await context.Work.Units.TreeAsync(affair.CommunityId);
        var doors = (await new MissingBallots(context.Work, affair.Id, vote).DoorsAsync())
            .Where(door => led is null || (tree is not null && led.Any(unit => tree.Contains(unit, door.UnitId)))).ToList();
        return (doors.Count, [.. doors.GroupBy(door => door.UnitId).SelectMany(unit => unit.Chunk(DoorsPerLine).Select(line =>
            Html.Of($"{NameOf(unit.Key)}: {string.Join(", ", line.Select(door => door.Door))}")))]);

        string NameOf(long unit) => tree?.Has(unit) == true && tree[unit].ParentId is not null
            ? tree.PathOf(unit).ToString()
            : context.Texts["unit.whole"];
    }
}
