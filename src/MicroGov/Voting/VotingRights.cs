using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Voting;

/// <summary>
/// Who may vote where households vote. The roll was closed when the vote opened: who was bound to a household later finds
/// no place on it.
/// </summary>
/// <param name="Homes">The households that somebody can vote for as a member.</param>
/// <param name="NoVote">Why there is none, and no other household has given them its vote.</param>
internal sealed record VotingRights(IReadOnlyList<Residence> Homes, Reason? NoVote)
{
    /// <summary>Households of others that have given them their vote.</summary>
    public IReadOnlyList<long> Proxied { get; init; } = [];

    public static async Task<VotingRights> OfAsync(UnitOfWork work, Affair affair, Vote vote, PersonId person)
    {
        var own = (await work.ResidencesAsync(person.Value)).Where(one => one.CommunityId == affair.CommunityId).ToList();
        await work.FetchRollsAsync(own.Select(one => (affair.Id, vote.RollRound, one.HouseholdId)));
        var (onRoll, here) = (new List<Residence>(), new List<Residence>());
        var inside = await work.UnitsInsideAsync(affair.CommunityId, vote.UnitId);
        foreach (var one in own)
        {
            // A vote that an older version opened has no roll, and asks whoever lives there.
            if (vote.Roll is null ? inside is null || inside.Contains(one.UnitId) : await work.IsOnRollAsync(affair.Id, vote.RollRound, one.HouseholdId))
            {
                here.Add(one);
                if (one.Since <= vote.OpenedAt)
                {
                    onRoll.Add(one);
                }
            }
            else if (inside is null || inside.Contains(one.UnitId))
            {
                here.Add(one);
            }
        }

        var proxied = vote.Proxies.Where(proxy => proxy.Value == person && onRoll.TrueForAll(home => home.HouseholdId != proxy.Key))
            .Select(proxy => proxy.Key).ToList();
        return new(onRoll, onRoll.Count + proxied.Count > 0 ? null : Why(vote, own, here)) { Proxied = proxied };
    }

    /// <summary>
    /// Those on the roll, and bound in time, whose household has no ballot that counts; of a household that has given its vote
    /// away, whoever holds it.
    /// </summary>
    public static async Task<List<PersonRow>> MissingAsync(UnitOfWork work, Affair affair, Vote vote)
    {
        var given = vote.Proxies.Keys.ToList();
        var missing = await (
            from entry in Unanswered(work.Db, affair.Id, vote)
            join resident in work.Db.Residents on entry.HouseholdId equals resident.HouseholdId
            join person in work.Db.People on resident.PersonId equals person.Id
            where resident.Since <= vote.OpenedAt && !EF.Parameter(given).Contains(entry.HouseholdId)
            select person).Distinct().ToListAsync(work.Ct);
        if (given.Count == 0)
        {
            return [.. missing.OrderBy(person => person.Id)];
        }

        var open = await Unanswered(work.Db, affair.Id, vote).Where(entry => EF.Parameter(given).Contains(entry.HouseholdId))
            .Select(entry => entry.HouseholdId).ToListAsync(work.Ct);
        var held = open.Select(household => vote.Proxies[household].Value).ToList();
        var holding = await work.Db.People.Where(person => EF.Parameter(held).Contains(person.Id)).ToListAsync(work.Ct);
        return [.. missing.Union(holding).OrderBy(person => person.Id)];
    }

    /// <summary>The doors whose ballot is missing, by unit.</summary>
    public static async Task<List<(long UnitId, string Door)>> DoorsMissingAsync(UnitOfWork work, Affair affair, Vote vote)
    {
        var rows = await (from entry in Unanswered(work.Db, affair.Id, vote)
                          join household in work.Db.Households on entry.HouseholdId equals household.Id
                          orderby entry.UnitId, household.Door
                          select new { entry.UnitId, household.Door }).ToListAsync(work.Ct);
        return rows.ConvertAll(row => (row.UnitId, row.Door));
    }

    private static IQueryable<RollRow> Unanswered(MicroGovContext db, long affairId, Vote vote) =>
        from entry in db.Rolls
        where entry.AffairId == affairId && entry.Round == vote.RollRound
        where !db.Ballots.Any(ballot => ballot.AffairId == affairId && ballot.Round == vote.Round && ballot.PersonId == 0
            && ballot.HouseholdId == entry.HouseholdId
            && (ballot.Standing == BallotStanding.Counted || ballot.Standing == BallotStanding.Recused))
        select entry;

    private static Reason Why(Vote vote, List<Residence> own, List<Residence> here) =>
        here.Count == 0 ? own.Count > 0 ? Reason.NotOfThisUnit : Reason.NoHousehold
        : vote.Rule.OwnersOnly && here.TrueForAll(one => !one.IsOwner) ? Reason.NotOwner
        : Reason.RollClosed;
}
