using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>回避: who has an interest of their own does not vote.</summary>
internal static class RecusalDecisions
{
    /// <summary>By their own word, or by a leader's.</summary>
    public static Result<ImmutableArray<AffairEvent>> Recuse(VotingSlice affair, Recuse act)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return affair.NotNow;
        }

        if (!vote.Rule.ExcludesConflicts)
        {
            return new Refusal(Reason.RuleLeavesNobodyOut).With("rule", vote.Rule.Name);
        }

        if (act.Who != act.By && Audience.Leaders.Answer(affair.Role) is { } no)
        {
            return no;
        }

        if (vote.Recused.ContainsKey(act.Who))
        {
            return Decision.Of();
        }

        if (vote.Rule.Basis == VoterBasis.Person)
        {
            return Decision.Of(new VoterRecused(act.By, act.Who, vote.Round, act.Reason));
        }

        var homes = affair.Facts.Households.Where(one => !one.IsByProxy).ToList();
        return homes.Count == 0 ? Reason.NotOnRoll
            : Decision.Of(
                [.. homes.Select(one => new VoterRecused(act.By, act.Who, vote.Round, act.Reason, one.HouseholdId))]);
    }
}
