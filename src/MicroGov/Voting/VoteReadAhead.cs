using MicroGov.Core.Voting.Rules;
using MicroGov.Storage;
using MicroGov.Pipeline;

namespace MicroGov.Voting;

/// <summary>
/// Reads ahead what a batch of ballots needs: who lives where, who is on which roll, and the ballots that stand.
/// </summary>
internal static class VoteReadAhead
{
    public static async Task FetchAsync(UnitOfWork work, IReadOnlyCollection<Incoming> batch)
    {
        await work.FetchResidencesAsync(await VotersOfUnitsAsync(work, batch));
        var places = await RollsAsync(work, batch);
        await work.FetchRollsAsync(places);
        // They are told who gave their household's ballot.
        await work.FetchMembersOfAsync(places.Select(place => place.Household));
        await work.FetchBallotsAsync(await KeysAsync(work, batch));
    }

    /// <summary>Those whose households matter: where households vote, and where a vote is only one unit's.</summary>
    private static async Task<HashSet<long>> VotersOfUnitsAsync(UnitOfWork work, IEnumerable<Incoming> batch)
    {
        var people = new HashSet<long>();
        foreach (var incoming in batch)
        {
            if (await VoteOfAsync(work, incoming) is { AffairId: not 0 } vote
                && await work.AffairAsync(vote.AffairId) is { } row && work.StateOf(row) is { } affair
                && (affair.UnitId is not null || affair.Vote?.Rule.Basis == VoterBasis.Household)
                && work.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                people.Add(person.Id);
            }
        }

        return people;
    }

    private static async Task<(long AffairId, int Round)> VoteOfAsync(UnitOfWork work, Incoming incoming) => incoming switch
    {
        PollAnswered polled when await work.PollAsync(polled.PollId) is { } poll => (poll.AffairId, poll.Round),
        ButtonPressed pressed when ButtonData.Read(pressed.Data) is { Verb: VotingButtons.Vote, Numbers: [var round, _] } data =>
            (data.AffairId, round),
        ButtonPressed pressed => MarkingPaper.VoteOf(pressed.Data),
        _ => (0, 0),
    };

    /// <summary>The places on rolls that these voters might have.</summary>
    private static async Task<List<(long Affair, int Round, long Household)>> RollsAsync(
        UnitOfWork work, IEnumerable<Incoming> batch)
    {
        var places = new List<(long, int, long)>();
        foreach (var incoming in batch)
        {
            if (await VoteOfAsync(work, incoming) is { AffairId: not 0 } vote
                && await work.AffairAsync(vote.AffairId) is { } row && work.StateOf(row).Vote is { Roll: not null } running
                && work.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                var homes = await work.ResidencesAsync(person.Id);
                places.AddRange(homes.Select(home => (row.Id, running.RollRound, home.HouseholdId)));
            }
        }

        return places;
    }

    private static async Task<HashSet<BallotKey>> KeysAsync(UnitOfWork work, IEnumerable<Incoming> batch)
    {
        var keys = new HashSet<BallotKey>();
        foreach (var incoming in batch)
        {
            var vote = await VoteOfAsync(work, incoming);
            if (vote.AffairId != 0 && work.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                keys.Add(new(vote.AffairId, vote.Round, person.Id));
                if (work.IsKnownToLive(person.Id))
                {
                    var homes = await work.ResidencesAsync(person.Id);
                    keys.UnionWith(homes.Select(home => new BallotKey(vote.AffairId, vote.Round, 0, home.HouseholdId)));
                    keys.UnionWith(await ProxiedAsync(work, vote, person.Id));
                }
            }
        }

        return keys;
    }

    private static async Task<IEnumerable<BallotKey>> ProxiedAsync(
        UnitOfWork work, (long AffairId, int Round) vote, long person) =>
        await work.AffairAsync(vote.AffairId) is { } row
        && work.StateOf(row).Vote is { Proxies: { IsEmpty: false } proxies }
            ? proxies.Where(proxy => proxy.Value.Value == person)
                .Select(proxy => new BallotKey(vote.AffairId, vote.Round, 0, proxy.Key))
            : [];
}
