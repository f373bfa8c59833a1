using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Voting;

/// <summary>Those whose ballot is missing, as far as we know them: of the roll, or met in the group.</summary>
internal static class MissingVoters
{
    public static async Task<List<PersonRow>> OfAsync(UnitOfWork work, Home home, Affair affair, Vote vote)
    {
        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await VotingRights.MissingAsync(work, affair, vote);
        }

        var round = vote.Round;
        var inside = affair.UnitId is { } unit && await work.UnitsAsync(affair.CommunityId) is { } tree && RoleResolver.IsOnlyPartOf(tree, home, unit)
            ? await work.UnitsInsideAsync(affair.CommunityId, unit)
            : null;
        var (isPart, units) = (inside is not null, inside ?? []);
        return await (from member in work.Db.Members
                      join person in work.Db.People on member.PersonId equals person.Id
                      where member.GroupId == home.Group.Id && !member.HasLeft
                      where !isPart || work.Db.Residents.Any(resident => resident.PersonId == person.Id
                          && work.Db.Households.Any(household => household.Id == resident.HouseholdId && EF.Parameter(units).Contains(household.UnitId)))
                      where !work.Db.Ballots.Any(ballot =>
                          ballot.AffairId == affair.Id && ballot.Round == round && ballot.PersonId == person.Id && ballot.HouseholdId == 0)
                      orderby person.Id
                      select person).ToListAsync(work.Ct);
    }
}
