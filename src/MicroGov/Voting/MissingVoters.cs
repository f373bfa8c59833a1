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
    public static async Task<List<PersonRow>> OfAsync(UnitOfWork session, Home home, Affair affair, Vote vote)
    {
        if (vote.Rule.Basis == VoterBasis.Household)
        {
            return await VotingRights.MissingAsync(session, affair, vote);
        }

        var round = vote.Round;
        var inside = affair.UnitId is { } unit && await session.UnitsAsync(affair.CommunityId) is { } tree && RoleResolver.IsOnlyPartOf(tree, home, unit)
            ? await session.UnitsInsideAsync(affair.CommunityId, unit)
            : null;
        var (isPart, units) = (inside is not null, inside ?? []);
        return await (from member in session.Db.Members
                      join person in session.Db.People on member.PersonId equals person.Id
                      where member.GroupId == home.Group.Id && !member.HasLeft
                      where !isPart || session.Db.Residents.Any(resident => resident.PersonId == person.Id
                          && session.Db.Households.Any(household => household.Id == resident.HouseholdId && EF.Parameter(units).Contains(household.UnitId)))
                      where !session.Db.Ballots.Any(ballot =>
                          ballot.AffairId == affair.Id && ballot.Round == round && ballot.PersonId == person.Id && ballot.HouseholdId == 0)
                      orderby person.Id
                      select person).ToListAsync(session.Ct);
    }
}
