using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Storage;

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
        var own = (await work.Households.ResidencesAsync(person.Value))
            .Where(one => one.CommunityId == affair.CommunityId).ToList();
        await work.Rolls.FetchAsync(own.Select(one => (affair.Id, vote.RollRound, one.HouseholdId)));
        var (onRoll, here) = (new List<Residence>(), new List<Residence>());
        var inside = await work.Units.InsideAsync(affair.CommunityId, vote.UnitId);
        foreach (var one in own)
        {
            // A vote that an older version opened has no roll, and asks whoever lives there.
            if (vote.Roll is null
                ? inside is null || inside.Contains(one.UnitId)
                : await work.Rolls.HasAsync(affair.Id, vote.RollRound, one.HouseholdId))
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

        var proxied = vote.Proxies
            .Where(proxy => proxy.Value == person && onRoll.TrueForAll(home => home.HouseholdId != proxy.Key))
            .Select(proxy => proxy.Key).ToList();
        return new(onRoll, onRoll.Count + proxied.Count > 0 ? null : Why(vote, own, here)) { Proxied = proxied };
    }

    private static Reason Why(Vote vote, List<Residence> own, List<Residence> here) =>
        here.Count == 0 ? own.Count > 0 ? Reason.NotOfThisUnit : Reason.NoHousehold
        : vote.Rule.OwnersOnly && here.TrueForAll(one => !one.IsOwner) ? Reason.NotOwner
        : Reason.RollClosed;
}
