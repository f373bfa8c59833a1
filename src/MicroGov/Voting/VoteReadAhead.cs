using MicroGov.Core.Voting.Rules;
using MicroGov.Storage;
using MicroGov.Pipeline;

namespace MicroGov.Voting;

/// <summary>
/// Reads ahead what a batch of ballots needs: who lives where, who is on which roll, and the ballots that stand.
/// </summary>
internal static class VoteReadAhead
{
    public static async Task FetchAsync(UnitOfWork session, IReadOnlyCollection<Incoming> batch)
    {
        await session.FetchResidencesAsync(await VotersOfUnitsAsync(session, batch));
        var places = await RollsAsync(session, batch);
        await session.FetchRollsAsync(places);
        // They are told who gave their household's ballot.
        await session.FetchMembersOfAsync(places.Select(place => place.Household));
        await session.FetchBallotsAsync(await KeysAsync(session, batch));
    }

    /// <summary>Those whose households matter: where households vote, and where a vote is only one unit's.</summary>
    private static async Task<HashSet<long>> VotersOfUnitsAsync(UnitOfWork session, IEnumerable<Incoming> batch)
    {
        var people = new HashSet<long>();
        foreach (var incoming in batch)
        {
            if (await VoteOfAsync(session, incoming) is { AffairId: not 0 } vote
                && await session.AffairAsync(vote.AffairId) is { } row && session.StateOf(row) is { } affair
                && (affair.UnitId is not null || affair.Vote?.Rule.Basis == VoterBasis.Household)
                && session.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                people.Add(person.Id);
            }
        }

        return people;
    }

    private static async Task<(long AffairId, int Round)> VoteOfAsync(UnitOfWork session, Incoming incoming) => incoming switch
    {
        PollAnswered polled when await session.PollAsync(polled.PollId) is { } poll => (poll.AffairId, poll.Round),
        ButtonPressed pressed when ButtonData.Read(pressed.Data) is { Verb: VotingButtons.Vote, Numbers: [var round, _] } data =>
            (data.AffairId, round),
        ButtonPressed pressed => MarkingPaper.VoteOf(pressed.Data),
        _ => (0, 0),
    };

    /// <summary>The places on rolls that these voters might have.</summary>
    private static async Task<List<(long Affair, int Round, long Household)>> RollsAsync(
        UnitOfWork session, IEnumerable<Incoming> batch)
    {
        var places = new List<(long, int, long)>();
        foreach (var incoming in batch)
        {
            if (await VoteOfAsync(session, incoming) is { AffairId: not 0 } vote
                && await session.AffairAsync(vote.AffairId) is { } row && session.StateOf(row).Vote is { Roll: not null } running
                && session.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                var homes = await session.ResidencesAsync(person.Id);
                places.AddRange(homes.Select(home => (row.Id, running.RollRound, home.HouseholdId)));
            }
        }

        return places;
    }

    private static async Task<HashSet<BallotKey>> KeysAsync(UnitOfWork session, IEnumerable<Incoming> batch)
    {
        var keys = new HashSet<BallotKey>();
        foreach (var incoming in batch)
        {
            var vote = await VoteOfAsync(session, incoming);
            if (vote.AffairId != 0 && session.Glimpse(incoming.Who!.TelegramId) is { } person)
            {
                keys.Add(new(vote.AffairId, vote.Round, person.Id));
                if (session.IsKnownToLive(person.Id))
                {
                    var homes = await session.ResidencesAsync(person.Id);
                    keys.UnionWith(homes.Select(home => new BallotKey(vote.AffairId, vote.Round, 0, home.HouseholdId)));
                    keys.UnionWith(await ProxiedAsync(session, vote, person.Id));
                }
            }
        }

        return keys;
    }

    private static async Task<IEnumerable<BallotKey>> ProxiedAsync(
        UnitOfWork session, (long AffairId, int Round) vote, long person) =>
        await session.AffairAsync(vote.AffairId) is { } row
        && session.StateOf(row).Vote is { Proxies: { IsEmpty: false } proxies }
            ? proxies.Where(proxy => proxy.Value.Value == person)
                .Select(proxy => new BallotKey(vote.AffairId, vote.Round, 0, proxy.Key))
            : [];
}
