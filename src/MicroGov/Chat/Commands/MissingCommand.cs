using MicroGov.Chat.Residents;
using MicroGov.Chat.Texts;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Commands;

/// <summary><c>/missing 12</c>: whose ballot is still missing, for those who lead; everybody else sees counts on the card.</summary>
public sealed class MissingCommand : AffairCommand
{
    private const int MostShown = 100;

    public override string Name => "missing";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    protected override async Task<Answer> RunAsync(Turn turn, AffairRow row, Words words)
    {
        var affair = turn.Session.StateOf(row);
        var home = await turn.Session.HomeAsync(row);
        if (await turn.MayNotAsync(new ListMissing(turn.Me), home, affair.UnitId) is { } no)
        {
            return no;
        }

        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return new Answer.Refuse(new Refusal(Reason.VoteIsOver).With("number", row.Number));
        }

        if (turn.IsOverheard)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        await turn.Session.SaveAsync();
        var lines = vote.Rule.Basis == VoterBasis.Household
            ? await DoorsAsync(turn, affair, vote)
            : (await MissingVoters.OfAsync(turn.Session, home, affair, vote)).ConvertAll(person => Html.Of(person.NameIn(turn.Texts)).Value);
        var more = lines.Count > MostShown ? "\n…" : "";
        return new Answer.Tell(new($"{turn.Texts.Say("missing.list", ("number", row.Number), ("title", row.Title), ("count", lines.Count)).Value}\n{string.Join('\n', lines.Take(MostShown))}{more}"))
        {
            AffairId = row.Id,
            IsSecret = true,
        };
    }

    /// <summary>A line a unit.</summary>
    private static async Task<List<string>> DoorsAsync(Turn turn, Affair affair, Vote vote)
    {
        var tree = await turn.Session.UnitsAsync(affair.CommunityId);
        var doors = await Voice.DoorsMissingAsync(turn.Session, affair, vote);
        return [.. doors.GroupBy(door => door.UnitId).Select(unit => Html.Of(
            $"{(tree?.Has(unit.Key) == true && tree[unit.Key].ParentId is not null ? tree.PathOf(unit.Key) : turn.Texts["unit.whole"])}: {string.Join(", ", unit.Select(door => door.Door))}").Value)];
    }
}
