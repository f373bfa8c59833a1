using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Voting;

/// <summary>The votes that wait for a person, or for their household.</summary>
internal static class WaitingVotes
{
    private const int MostVotes = 30;

    public static async Task<IReadOnlyList<int>> OfAsync(CommandContext turn)
    {
        var (community, voting) = (turn.Community!.Id, nameof(Stage.Voting));
        var rows = await turn.Work.Db.Affairs.AsNoTracking().Where(row => row.CommunityId == community && row.Stage == voting)
            .OrderBy(row => row.Number).Take(MostVotes).Select(row => new { row.Id, row.State }).ToListAsync(turn.Work.Ct);
        var votes = rows.ConvertAll(row => StateCache.Read(row.Id, row.State));
        await turn.Work.FetchBallotsAsync(
            [.. votes.Select(affair => new BallotKey(affair.Id, affair.Vote!.Round, turn.Person.Id))]);
        var missing = new List<int>();
        foreach (var affair in votes)
        {
            var keys = affair.Vote!.Rule.Basis == VoterBasis.Person
                ? [new BallotKey(affair.Id, affair.Vote.Round, turn.Person.Id)]
                : (await VotingRights.OfAsync(turn.Work, affair, affair.Vote, turn.Me)).Homes
                    .Select(home => new BallotKey(affair.Id, affair.Vote.Round, 0, home.HouseholdId));
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
