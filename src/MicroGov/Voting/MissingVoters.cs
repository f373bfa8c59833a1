using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>Those whose ballot is missing, as far as we know them: of the roll, or met in the group.</summary>
internal static class MissingVoters
{
    public static async Task<List<PersonRow>> OfAsync(UnitOfWork work, Home home, Affair affair, Vote vote)
    {
        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await new MissingBallots(work, affair.Id, vote).OfRollAsync();
        }

        var inside = affair.UnitId is { } unit && await work.Units.TreeAsync(affair.CommunityId) is { } tree
            && RoleResolver.IsOnlyPartOf(tree, home, unit)
            ? await work.Units.InsideAsync(affair.CommunityId, unit)
            : null;
        return await new MissingBallots(work, affair.Id, vote).OfGroupAsync(home.Group.Id, inside);
    }
}
