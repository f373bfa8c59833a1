using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage;

namespace MicroGov.Voting;

/// <summary>The votes that wait for a person, or for their household.</summary>
internal static class WaitingVotes
{
    private const int MostVotes = 30;

    public static async Task<IReadOnlyList<int>> OfAsync(CommandContext context)
    {
        var votes = await RunningVotes.OfAsync(context.Work, context.Community!.Id, MostVotes);
        await context.Work.Ballots.FetchAsync(
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
                if (await context.Work.Ballots.FindAsync(key) is null)
                {
                    missing.Add(affair.Number);
                    break;
                }
            }
        }

        return missing;
    }
}
