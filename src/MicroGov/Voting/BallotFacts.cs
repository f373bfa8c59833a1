using System.Security.Cryptography;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>What a decision needs to know of a running vote's ballots.</summary>
internal sealed class BallotFacts(UnitOfWork work)
{
    /// <summary>Letters and digits that nobody mistakes for one another; 8 of them are 40 bits.</summary>
    private const string ReceiptLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int ReceiptLength = 8;

    public async Task<VoteFacts> WithBallotsAsync(VoteFacts facts, Affair affair, Vote vote, Act act)
    {
        var isHousehold = vote.Rule.Basis == VoterBasis.Household;
        return act switch
        {
            CloseVote or VoidVote or Escalate or FallDue { Kind: DeadlineKind.VoteEnds } => await WithAllAsync(facts, affair, vote, mayEnd: true),
            FallDue { Kind: DeadlineKind.RemindVoters } => await WithAllAsync(facts, affair, vote, mayEnd: false),
            CastBallot or TakeBackBallot or StrikeBallot or ObjectTo or GiveProxy or TakeBackProxy when isHousehold =>
                await WithHolderAsync(await WithHouseholdsAsync(facts, affair, vote, act.By), affair, vote, act),
            Recuse recuse when isHousehold => await WithHouseholdsAsync(facts, affair, vote, recuse.Who),
            CastBallot or TakeBackBallot or StrikeBallot or ObjectTo => facts with
            {
                OwnBallot = await OwnBallotAsync(new(affair.Id, vote.Round, act.By.Value), act.By),
                Receipts = vote.Rule.Secrecy == Secrecy.Secret ? [NewReceipt()] : [],
            },
            NotePaper paper => await WithPaperAsync(facts, affair, vote, paper.HouseholdId),
            ConfirmPaper paper => await WithPaperAsync(facts, affair, vote, paper.HouseholdId),
            _ => facts,
        };
    }

    private static string NewReceipt() => RandomNumberGenerator.GetString(ReceiptLetters, ReceiptLength);

    private async Task<VoteFacts> WithAllAsync(VoteFacts facts, Affair affair, Vote vote, bool mayEnd)
    {
        // Ballots of this very transaction are not in the database yet, nor are those gone that it took from the kept ones.
        await work.SaveAsync();
        work.Lookups.PollInDoubt |= vote.Rule.IsPoll && mayEnd && await OrphanPollAnswers.AnySoonKnownAsync(work.Db, work.Now, work.Ct);
        return facts with
        {
            Ballots = await BallotQueries.ProfileAsync(work.Db, affair.Id, vote, work.Ct),
            Published = vote.Rule.Secrecy == Secrecy.Secret ? await BallotQueries.PublishedAsync(work.Db, affair.Id, vote, work.Ct) : null,
        };
    }

    private async Task<VoteFacts> WithHouseholdsAsync(VoteFacts facts, Affair affair, Vote vote, PersonId person)
    {
        var rights = await VotingRights.OfAsync(work, affair, vote, person);
        var ballots = new List<HouseholdBallot>();
        foreach (var (household, isByProxy) in rights.Homes.Select(one => (one.HouseholdId, false)).Concat(rights.Proxied.Select(one => (one, true))))
        {
            ballots.Add(await HouseholdAsync(affair, vote, household, isByProxy));
        }

        return facts with
        {
            Households = [.. ballots],
            NoVote = rights.NoVote,
            Receipts = vote.Rule.Secrecy == Secrecy.Secret ? [.. ballots.Select(_ => NewReceipt())] : [],
        };
    }

    private async Task<VoteFacts> WithHolderAsync(VoteFacts facts, Affair affair, Vote vote, Act act)
    {
        if (act is not GiveProxy give)
        {
            return facts;
        }

        var theirs = await VotingRights.OfAsync(work, affair, vote, give.To);
        return facts with
        {
            HolderIsOnRoll = theirs.Homes.Count > 0,
            HolderLivesThere = theirs.Homes.Any(home => facts.Households.Any(own => !own.IsByProxy && own.HouseholdId == home.HouseholdId)),
        };
    }

    private async Task<VoteFacts> WithPaperAsync(VoteFacts facts, Affair affair, Vote vote, long household) =>
        await work.IsOnRollAsync(affair.Id, vote.RollRound, household)
            ? facts with { OnPaper = await HouseholdAsync(affair, vote, household, isByProxy: false) }
            : facts;

    private async Task<HouseholdBallot> HouseholdAsync(Affair affair, Vote vote, long household, bool isByProxy)
    {
        var row = await work.BallotAsync(new BallotKey(affair.Id, vote.Round, 0, household));
        return new(household, Ballot(row, default), row is { Source: BallotSource.Own } || (isByProxy && row is { Source: BallotSource.Paper }), isByProxy);
    }

    private async Task<Ballot?> OwnBallotAsync(BallotKey key, PersonId person) => Ballot(await work.BallotAsync(key), person);

    private static Ballot? Ballot(BallotRow? row, PersonId person) => row is null ? null : new(
        row.HouseholdId == 0 ? person : new(row.CastBy), new(row.Choice), row.Standing, row.Receipt.Length == 0 ? null : row.Receipt);
}
