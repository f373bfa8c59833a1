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

    public static async Task<IReadOnlyList<int>> OfAsync(CommandContext context)
    {
        var (community, voting) = (context.Community!.Id, nameof(Stage.Voting));
        var rows = await context.Work.Db.Affairs.AsNoTracking().Where(row => row.CommunityId == community && row.Stage == voting)
            .OrderBy(row => row.Number).Take(MostVotes).Select(row => new { row.Id, row.State }).ToListAsync(context.Work.Ct);
        var votes = rows.ConvertAll(row => StateCache.Read(row.Id, row.State));
        await context.Work.FetchBallotsAsync(
            [.. votes.Select(affair => new BallotKey(affair.Id, affair.Vote!.Round, context.Person.Id))]);
        var missing = new List<int>();
        foreach (var affair in votes)
        {
            var keys = affair.Vote!.Rule.Basis == VoterBasis.Person
                ? [new BallotKey(affair.Id, affair.Vote.Round, context.Person.Id)]
                : (await VotingRights.OfAsync(context.Work, affair, affair.Vote, context.Me)).Homes
                    .Select(home => new BallotKey(affair.Id, affair.Vote.Round, 0, home.HouseholdId));
            foreach (var key in keys)
            {
                if (await context.Work.BallotAsync(key) is null)
                {
                    missing.Add(affair.Number);
                    break;
                }
            }
        }

        return missing;
    }
}
