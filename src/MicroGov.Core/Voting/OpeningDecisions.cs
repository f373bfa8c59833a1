using System.Collections.Immutable;
using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>决事 begins: a vote is opened under a rule, if the rule can be kept here and now.</summary>
internal static class OpeningDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Open(
        Affair affair, PersonId? by, OpenVote? asked, Facts facts, DateTimeOffset now)
    {
        if (facts.Rule is not { } rule)
        {
            return Hindered(by, facts, now, new Refusal(Reason.NoSuchRule).With("rule", asked?.Rule ?? facts.Terms.Rule));
        }

        var ceiling = rule.Method == VotingMethod.Budget ? asked?.Ceiling ?? rule.Ceiling : null;
        if (Hindrance(affair, rule, facts, ceiling) is { } no)
        {
            return Hindered(by, facts, now, no);
        }

        if (by is null && affair.Vote is { Rule.IsAdvisory: true } advice && advice.Rule.Name == rule.Name)
        {
            // Advice that was given need not be asked for again and again.
            return Later(now + facts.Terms.DiscussFor);
        }

        var from = Earliest(affair, rule);

        if (now < from.At)
        {
            return by is null ? Later(from.At)
                : new Refusal(from.Reason).With("days", (long)Math.Ceiling((from.At - now).TotalDays)).With("rule", rule.Name);
        }

        var lasts = asked?.For ?? rule.Lasts ?? facts.Terms.VoteFor;
        return AffairDecider.MoveBy(affair, Transition.OpenVote, now, to => new VoteOpened(
            to, by, rule, Vote.BallotFor(affair.Options, rule.Method), now, now + lasts,
            facts.Roll?.Heads ?? facts.Eligible, facts.Roll, ceiling, lasts));
    }

    /// <summary>By the clock nobody hears it: the discussion goes on until somebody has put it right.</summary>
    private static Result<ImmutableArray<AffairEvent>> Hindered(PersonId? by, Facts facts, DateTimeOffset now, Refusal no) =>
        by is null ? Later(now + facts.Terms.DiscussFor) : no;

    private static Result<ImmutableArray<AffairEvent>> Later(DateTimeOffset until) => AffairDecider.Events(new DeadlineMoved(PersonId.Clock, until));

    /// <summary>The first moment at which notice has been given and the last vote has cooled off.</summary>
    private static (DateTimeOffset At, Reason Reason) Earliest(Affair affair, VoteRule rule)
    {
        var notice = (At: affair.RaisedAt.AddDays(rule.NoticeDays), Reason.NoticeRuns);
        var cooled = affair.Vote is { CountedAt: { } counted, Result.Verdict: not Verdict.Void } last
            ? (At: counted.AddDays(last.Rule.CoolingOffDays), Reason.CoolingOff)
            : notice;
        return cooled.At > notice.At ? cooled : notice;
    }

    private static Refusal? Hindrance(Affair affair, VoteRule rule, Facts facts, long? ceiling)
    {
        if (rule.Basis == VoterBasis.Household && facts.Roll is not { Heads: > 0 })
        {
            return new(rule.OwnersOnly && facts.AnyHouseholds ? Reason.NoOwners : Reason.NoHouseholds);
        }

        if (rule.Basis == VoterBasis.Person && rule.Quorum is not null && facts.Eligible is null)
        {
            return new Refusal(Reason.NoRoll).With("rule", rule.Name);
        }

        if (rule.Bases.Contains(WeightBasis.Area) && facts.WithoutArea > 0)
        {
            return new Refusal(Reason.AreasMissing).With("count", facts.WithoutArea);
        }

        if (rule.Bases.Contains(WeightBasis.Share) && facts.WithoutShares > 0)
        {
            return new Refusal(Reason.SharesMissing).With("count", facts.WithoutShares);
        }

        return rule.Method switch
        {
            VotingMethod.Plurality or VotingMethod.Consent => null,
            VotingMethod.Budget => BudgetHindrance(affair, ceiling),
            _ => affair.Options.Length < 2 ? new Refusal(Reason.OptionsMissing).With("rule", rule.Name) : null,
        };
    }

    private static Refusal? BudgetHindrance(Affair affair, long? ceiling) =>
        affair.Options.IsEmpty ? new(Reason.ProjectsMissing)
        : affair.Options.FirstOrDefault(option => Price.In(option) is null) is { } free ? new Refusal(Reason.CostMissing).With("option", free)
        : ceiling is null ? new(Reason.CeilingMissing)
        : null;
}
