using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>回避: who has an interest of their own does not vote.</summary>
internal static class RecusalDecisions
{
    /// <summary>By their own word, or by a leader's.</summary>
    public static Result<ImmutableArray<AffairEvent>> Recuse(Affair affair, Recuse act, Facts facts)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return StageRefusal.NotNow(affair.Stage);
        }

        if (!vote.Rule.ExcludesConflicts)
        {
            return new Refusal(Reason.RuleLeavesNobodyOut).With("rule", vote.Rule.Name);
        }

        if (act.Who != act.By && Audience.Leaders.Answer(facts.Role) is { } no)
        {
            return no;
        }

        if (vote.Recused.ContainsKey(act.Who))
        {
            return AffairDecider.Events();
        }

        if (vote.Rule.Basis == VoterBasis.Person)
        {
            return AffairDecider.Events(new VoterRecused(act.By, act.Who, vote.Round, act.Reason));
        }

        var homes = facts.Households.Where(one => !one.IsByProxy).ToList();
        return homes.Count == 0 ? Reason.NotOnRoll
            : AffairDecider.Events([.. homes.Select(one => new VoterRecused(act.By, act.Who, vote.Round, act.Reason, one.HouseholdId))]);
    }
}
