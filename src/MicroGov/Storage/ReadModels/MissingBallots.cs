using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.ReadModels;

/// <summary>Those whose ballot is missing in a vote: of a group, or of the roll.</summary>
public sealed class MissingBallots(UnitOfWork work, long affairId, Vote vote)
{
    /// <summary>Who was met in the group and has not voted.</summary>
    /// <param name="units">Only who lives in one of these; null: everybody.</param>
    public Task<List<PersonRow>> OfGroupAsync(long groupId, IReadOnlyList<long>? units)
    {
        var (db, round, isPart, inside) = (work.Db, vote.Round, units is not null, units ?? []);
        return (from member in db.Members
                join person in db.People on member.PersonId equals person.Id
                where member.GroupId == groupId && !member.HasLeft
                where !isPart || db.Residents.Any(resident => resident.PersonId == person.Id
                    && db.Households.Any(household =>
                        household.Id == resident.HouseholdId && EF.Parameter(inside).Contains(household.UnitId)))
                where !db.Ballots.Any(ballot => ballot.AffairId == affairId && ballot.Round == round
                    && ballot.PersonId == person.Id && ballot.HouseholdId == 0)
                orderby person.Id
                select person).ToListAsync(work.Ct);
    }

    /// <summary>
    /// Those on the roll, and bound in time, whose household has no ballot that counts; of a household that has given its vote
    /// away, whoever holds it.
    /// </summary>
    public async Task<List<PersonRow>> OfRollAsync()
    {
        var given = vote.Proxies.Keys.ToList();
        var missing = await (
            from entry in Unanswered
            join resident in work.Db.Residents on entry.HouseholdId equals resident.HouseholdId
            join person in work.Db.People on resident.PersonId equals person.Id
            where resident.Since <= vote.OpenedAt && !EF.Parameter(given).Contains(entry.HouseholdId)
            select person).Distinct().ToListAsync(work.Ct);
        if (given.Count == 0)
        {
            return [.. missing.OrderBy(person => person.Id)];
        }

        var open = await Unanswered.Where(entry => EF.Parameter(given).Contains(entry.HouseholdId))
            .Select(entry => entry.HouseholdId).ToListAsync(work.Ct);
        var held = open.Select(household => vote.Proxies[household].Value).ToList();
        var holding = await work.Db.People.Where(person => EF.Parameter(held).Contains(person.Id)).ToListAsync(work.Ct);
        return [.. missing.Union(holding).OrderBy(person => person.Id)];
    }

    /// <summary>The doors whose ballot is missing, by unit.</summary>
    public async Task<List<(long UnitId, string Door)>> DoorsAsync()
    {
        var rows = await (from entry in Unanswered
                          join household in work.Db.Households on entry.HouseholdId equals household.Id
                          orderby entry.UnitId, household.Door
                          select new { entry.UnitId, household.Door }).ToListAsync(work.Ct);
        return rows.ConvertAll(row => (row.UnitId, row.Door));
    }

    private IQueryable<RollRow> Unanswered
    {
        get
        {
            var (db, affair, round, rollRound) = (work.Db, affairId, vote.Round, vote.RollRound);
            return from entry in db.Rolls
                   where entry.AffairId == affair && entry.Round == rollRound
                   where !db.Ballots.Any(ballot => ballot.AffairId == affair && ballot.Round == round && ballot.PersonId == 0
                       && ballot.HouseholdId == entry.HouseholdId
                       && (ballot.Standing == BallotStanding.Counted || ballot.Standing == BallotStanding.Recused))
                   select entry;
        }
    }
}
