using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Voting;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Community;

/// <summary><c>/me</c>: who the service thinks I am, what I raised, do, and have yet to vote on.</summary>
public sealed class MeCommand : ChatCommand
{
    private const int MostVotes = 30, MostShown = 10;

    public override string Name => "me";

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext turn, ArgumentReader words)
    {
        if (turn.Community is not { } community)
        {
            return new Answer.Tell(turn.Texts.Say("me.nowhere", ("name", turn.Person.Name)));
        }

        var db = turn.Work.Db;
        await turn.Work.SaveAsync();
        var (me, voting, closed) = (turn.Person.Id, nameof(Stage.Voting), nameof(Stage.Closed));
        var here = db.Affairs.AsNoTracking().Where(row => row.CommunityId == community.Id);
        var raised = await here.CountAsync(row => row.RaisedBy == me, turn.Work.Ct);
        var doing = await here.CountAsync(row => row.Doer == me && row.Stage != closed, turn.Work.Ct);
        var done = await here.CountAsync(row => row.Doer == me && row.Stage == closed, turn.Work.Ct);
        var votes = await here.Where(row => row.Stage == voting).OrderBy(row => row.Number).Take(MostVotes)
            .Select(row => new { row.Id, row.State }).ToListAsync(turn.Work.Ct);
        var missing = await MissingAsync(turn, votes.ConvertAll(row => StateCache.Read(row.Id, row.State)));
        var doors = (await turn.Work.ResidencesAsync(me)).Where(one => one.CommunityId == community.Id).Select(one => one.Door).ToList();
        var own = doors.Count == 0 || turn.IsOverheard ? "" : "\n" + turn.Texts.Say("me.doors", ("doors", string.Join(", ", doors))).Value;
        return new Answer.Tell(new(turn.Texts.Say(
            "me.here",
            ("name", turn.Person.Name),
            ("group", community.Title),
            ("raised", raised),
            ("doing", doing),
            ("done", done),
            ("missing", missing.Count == 0 ? "–" : string.Join(", ", missing.Take(MostShown).Select(number => "#" + number)))).Value + own)) { IsSecret = own.Length > 0 };
    }

    /// <summary>The votes that wait for this person, or for their household.</summary>
    private static async Task<List<int>> MissingAsync(CommandContext turn, List<Affair> votes)
    {
        await turn.Work.FetchBallotsAsync([.. votes.Select(affair => new BallotKey(affair.Id, affair.Vote!.Round, turn.Person.Id))]);
        var missing = new List<int>();
        foreach (var affair in votes)
        {
            var keys = affair.Vote!.Rule.Basis == VoterBasis.Person
                ? [new BallotKey(affair.Id, affair.Vote.Round, turn.Person.Id)]
                : (await VotingRights.OfAsync(turn.Work, affair, affair.Vote, turn.Me)).Homes.Select(home => new BallotKey(affair.Id, affair.Vote.Round, 0, home.HouseholdId));
            foreach (var key in keys)
            {
                if (await turn.Work.BallotAsync(key) is null)
                {
                    missing.Add(affair.Number);
                    break;
                }
            }
        }

        return missing;
    }
}
