using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Chat.Residents;

/// <summary>
/// Who has a voice where households vote. The roll was closed when the vote opened: who was bound to a household later finds
/// no place on it.
/// </summary>
/// <param name="Homes">The households that somebody can vote for.</param>
/// <param name="NoVote">Why there is none.</param>
internal sealed record Roll(IReadOnlyList<Residence> Homes, Reason? NoVote)
{
    public static async Task<Roll> OfAsync(Session session, Affair affair, Vote vote, PersonId person)
    {
        var own = (await session.ResidencesAsync(person.Value)).Where(one => one.CommunityId == affair.CommunityId).ToList();
        var inside = await session.UnitsInsideAsync(affair.CommunityId, affair.UnitId);
        var here = own.FindAll(one => inside is null || inside.Contains(one.UnitId));
        var onRoll = here.FindAll(one => one.Since <= vote.OpenedAt);
        return new(
            onRoll,
            onRoll.Count > 0 ? null : here.Count > 0 ? Reason.RollClosed : own.Count > 0 ? Reason.NotOfThisUnit : Reason.NoHousehold);
    }

    /// <summary>Those on the roll whose household has no ballot yet.</summary>
    public static async Task<List<Storage.Rows.PersonRow>> MissingAsync(Session session, Affair affair, Vote vote)
    {
        var (db, inside) = (session.Db, await session.UnitsInsideAsync(affair.CommunityId, affair.UnitId));
        var there = db.Households.Where(row => row.CommunityId == affair.CommunityId);
        there = inside is null ? there : there.Where(row => EF.Parameter(inside).Contains(row.UnitId));
        return await (from household in there
                      join resident in db.Residents on household.Id equals resident.HouseholdId
                      join person in db.People on resident.PersonId equals person.Id
                      where resident.Since <= vote.OpenedAt
                      where !db.Ballots.Any(ballot =>
                          ballot.AffairId == affair.Id && ballot.Round == vote.Round && ballot.PersonId == 0 && ballot.HouseholdId == household.Id && ballot.Counted)
                      select person).Distinct().OrderBy(person => person.Id).ToListAsync(session.Ct);
    }
}
