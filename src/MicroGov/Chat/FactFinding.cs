using MicroGov.Chat.Residents;
using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat;

/// <summary>Looks up what a decision needs to know, and only what this act can need: a ballot never makes us count the others.</summary>
internal sealed class FactFinding(Session session, Home home, CommunityTerms terms, Lookups lookups)
{
    public async Task<Facts> GatherAsync(Affair affair, AffairRow row, Act act, Role role)
    {
        var facts = new Facts { Terms = terms, Role = role, CommunityId = home.Community.Id, NextNumber = row.Number };
        facts = act switch
        {
            Raise => facts with { UnitId = home.Group.UnitId },
            Escalate or SendDown or Settle => facts with { Units = await session.UnitsAsync(home.Community.Id) },
            _ => facts,
        };
        if (act is OpenVote or Knock { Kind: DeadlineKind.DiscussionEnds } && affair.Stage == Stage.Discussing)
        {
            facts = facts with { Eligible = await CountEligibleAsync(affair, (act as OpenVote)?.Rule ?? terms.Rule) };
        }

        if (affair is not { Stage: Stage.Voting, Vote: { } vote })
        {
            return facts;
        }

        return act switch
        {
            CloseVote or Escalate or Knock { Kind: DeadlineKind.VoteEnds } => facts with { Tally = await CountAsync(affair.Id, vote) },
            CastBallot or TakeBackBallot or StrikeBallot when vote.Rule.Basis == VoterBasis.Household =>
                await WithHouseholdsAsync(facts, affair, vote, act.By),
            CastBallot or TakeBackBallot or StrikeBallot => facts with { OwnBallot = await OwnBallotAsync(new(affair.Id, vote.Round, act.By.Value), act.By) },
            _ => facts,
        };
    }

    /// <summary>Households in the unit; people known to live in it; or, where it has the group for itself, people in the group.</summary>
    private async Task<int?> CountEligibleAsync(Affair affair, string rule) =>
        VoteRule.Named(rule) is { Basis: VoterBasis.Household } ? await session.CountHouseholdsAsync(home.Community.Id, affair.UnitId)
        : affair.UnitId is { } unit && await session.UnitsAsync(home.Community.Id) is { } tree && Roles.IsOnlyPartOf(tree, home, unit)
            ? await session.CountResidentsAsync(home.Community.Id, unit)
            : lookups.CountOf(session.Questions, home.ChatId);

    private async Task<Tally> CountAsync(long affairId, Vote vote)
    {
        // Ballots of this very transaction are not in the database yet, nor are those gone that it took from the kept ones.
        await session.SaveAsync();
        session.Questions.PollInDoubt |= await KeptAnswers.AnySoonKnownAsync(session.Db, session.Now, session.Ct);
        return await Ballots.CountAsync(session.Db, affairId, vote, session.Ct);
    }

    private async Task<Facts> WithHouseholdsAsync(Facts facts, Affair affair, Vote vote, PersonId person)
    {
        var roll = await Roll.OfAsync(session, affair, vote, person);
        var ballots = new List<HouseholdBallot>();
        foreach (var one in roll.Homes)
        {
            ballots.Add(new(one.HouseholdId, await OwnBallotAsync(new(affair.Id, vote.Round, 0, one.HouseholdId), person)));
        }

        return facts with { Households = [.. ballots], NoVote = roll.NoVote };
    }

    private async Task<Ballot?> OwnBallotAsync(BallotKey key, PersonId person) => await session.BallotAsync(key) is { } cast
        ? new Ballot(key.PersonId == 0 ? new(cast.CastBy) : person, cast.Choice, cast.Counted)
        : null;
}
