using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>
/// Ballots on paper or by telephone: written down by one person, confirmed by another, and overridden by the household itself.
/// </summary>
internal static class PaperDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Note(VotingSlice affair, NotePaper act)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return Reason.VoteIsOver;
        }

        return vote.Rule.Basis != VoterBasis.Household ? new Refusal(Reason.PaperNeedsHouseholds).With("rule", vote.Rule.Name)
            : vote.Rule.Secrecy == Secrecy.Secret ? Reason.PaperIsNotSecret
            : !BallotPaper.IsValid(vote, act.Choice) || vote.IsMarkedInPrivate ? Reason.NoSuchChoice
            : vote.Rule.Method == VotingMethod.Consent && act.Choice == Thresholds.PlaceOf(vote, ChoiceKind.Against)
                ? Reason.ObjectionNeedsReason
            : affair.Facts.OnPaper is not { } household ? Reason.NotOnRoll
            : household is { IsOwn: true, Ballot.Counted: true } ? Reason.VotedThemselves
            : household.Ballot is { Standing: BallotStanding.Recused } ? Reason.HasInterest
            : vote.Papers.GetValueOrDefault(household.HouseholdId) == new PaperBallot(act.By, act.Choice)
                ? Decision.Of()
            : Decision.Of(new PaperNoted(act.By, vote.Round, household.HouseholdId, act.Choice));
    }

    public static Result<ImmutableArray<AffairEvent>> Confirm(VotingSlice affair, ConfirmPaper act)
    {
        if (BallotDecisions.Running(affair, act.Round) is not { } vote)
        {
            return Reason.VoteIsOver;
        }

        return !vote.Papers.TryGetValue(act.HouseholdId, out var paper) ? Reason.ButtonIsOld
            : paper.By == act.By ? Reason.NeedsSecondPerson
            : affair.Facts.OnPaper is not { } household ? Reason.NotOnRoll
            : household is { IsOwn: true, Ballot.Counted: true } ? Reason.VotedThemselves
            : Decision.Of(new BallotCast(paper.By, vote.Round, paper.Choice, true, act.HouseholdId) { Witness = act.By });
    }
}
