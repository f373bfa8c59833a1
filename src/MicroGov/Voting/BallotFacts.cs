using System.Security.Cryptography;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage.ReadModels;
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
            FallDue when IsLocked(affair, vote) => throw new VoteKeyLostException(),
            CloseVote or FallDue { Kind: DeadlineKind.VoteEnds } =>
                await WithAllAsync(facts, affair, vote, mayEnd: true, isCounted: true),
            VoidVote or Escalate => await WithAllAsync(facts, affair, vote, mayEnd: true, isCounted: false),
            FallDue { Kind: DeadlineKind.RemindVoters } =>
                await WithAllAsync(facts, affair, vote, mayEnd: false, isCounted: true),
            CastBallot or TakeBackBallot or StrikeBallot or ObjectTo or GiveProxy or TakeBackProxy when isHousehold =>
                await WithHolderAsync(await WithHouseholdsAsync(facts, affair, vote, act.By), affair, vote, act),
            Recuse recuse when isHousehold => await WithHouseholdsAsync(facts, affair, vote, recuse.Who),
            CastBallot or TakeBackBallot or StrikeBallot or ObjectTo => facts with
            {
                OwnBallot = await OwnBallotAsync(new(affair.Id, vote.Round, act.By.Value), act.By),
                Receipts = vote.Rule.Secrecy == Secrecy.Secret ? [NewReceipt()] : [],
                IsLocked = IsLocked(affair, vote),
            },
            NotePaper paper => await WithPaperAsync(facts, affair, vote, paper.HouseholdId),
            ConfirmPaper paper => await WithPaperAsync(facts, affair, vote, paper.HouseholdId),
            _ => facts,
        };
    }

    /// <summary>It is secret, and its key is not where it should be.</summary>
    private bool IsLocked(Affair affair, Vote vote) => vote.Rule.Secrecy == Secrecy.Secret
        && !work.Ballots.CanOpen(new(affair.Id, vote.Round));

    private static string NewReceipt() => RandomNumberGenerator.GetString(ReceiptLetters, ReceiptLength);

    /// <param name="isCounted">What was chosen matters, also in a secret vote.</param>
    private async Task<VoteFacts> WithAllAsync(VoteFacts facts, Affair affair, Vote vote, bool mayEnd, bool isCounted)
    {
        // Ballots of this very transaction are not in the database yet, nor are those gone that it took from the kept ones.
        await work.SaveAsync();
        work.Lookups.PollInDoubt |=
            vote.Rule.IsPoll && mayEnd && await OrphanPollAnswers.AnySoonKnownAsync(work, affair.Id);
        var counts = new BallotCounts(work);
        if (!isCounted || vote.Rule.Secrecy != Secrecy.Secret || IsLocked(affair, vote))
        {
            return facts with { Ballots = await counts.ProfileAsync(affair.Id, vote), IsLocked = IsLocked(affair, vote) };
        }

        var (ballots, published) = await counts.OpenAsync(affair.Id, vote);
        return facts with { Ballots = ballots, Published = published };
    }

    private async Task<VoteFacts> WithHouseholdsAsync(VoteFacts facts, Affair affair, Vote vote, PersonId person)
    {
        var rights = await VotingRights.OfAsync(work, affair, vote, person);
        var ballots = new List<HouseholdBallot>();
        var all = rights.Homes.Select(one => (one.HouseholdId, false)).Concat(rights.Proxied.Select(one => (one, true)));
        foreach (var (household, isByProxy) in all)
        {
            ballots.Add(await HouseholdAsync(affair, vote, household, isByProxy));
        }

        return facts with
        {
            Households = [.. ballots],
            NoVote = rights.NoVote,
            Receipts = vote.Rule.Secrecy == Secrecy.Secret ? [.. ballots.Select(_ => NewReceipt())] : [],
            IsLocked = IsLocked(affair, vote),
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
            HolderLivesThere = theirs.Homes.Any(home =>
                facts.Households.Any(own => !own.IsByProxy && own.HouseholdId == home.HouseholdId)),
        };
    }

    private async Task<VoteFacts> WithPaperAsync(VoteFacts facts, Affair affair, Vote vote, long household) =>
        await work.Rolls.HasAsync(affair.Id, vote.RollRound, household)
            ? facts with { OnPaper = await HouseholdAsync(affair, vote, household, isByProxy: false) }
            : facts;

    private async Task<HouseholdBallot> HouseholdAsync(Affair affair, Vote vote, long household, bool isByProxy)
    {
        var row = await work.Ballots.FindAsync(new BallotKey(affair.Id, vote.Round, 0, household));
        var isOwn = row is { Source: BallotSource.Own } || (isByProxy && row is { Source: BallotSource.Paper });
        return new(household, Ballot(row, default), isOwn, isByProxy);
    }

    private async Task<Ballot?> OwnBallotAsync(BallotKey key, PersonId person) =>
        Ballot(await work.Ballots.FindAsync(key), person);

    private static Ballot? Ballot(BallotRow? row, PersonId person) => row is null ? null : new(
        row.HouseholdId == 0 ? person : new(row.CastBy), new(row.Choice), row.Standing,
        row.Receipt.Length == 0 ? null : row.Receipt);
}
