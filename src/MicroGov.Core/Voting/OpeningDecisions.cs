using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>决事 begins: a vote is opened under a rule, if the rule can be kept here and now.</summary>
internal static class OpeningDecisions
{
    public static Result<ImmutableArray<AffairEvent>> Open(VotingSlice affair, OpenVote act) => OpenBy(affair, act.By, act);

    /// <summary>The discussion is over, and nobody has opened a vote.</summary>
    public static Result<ImmutableArray<AffairEvent>> OpenByItself(VotingSlice affair) => OpenBy(affair, null, null);

    private static Result<ImmutableArray<AffairEvent>> OpenBy(VotingSlice affair, PersonId? by, OpenVote? asked)
    {
        if (affair.Facts.Rule is not { } rule)
        {
            return Hindered(affair, by, new Refusal(Reason.NoSuchRule).With("rule", asked?.Rule ?? affair.Terms.Rule));
        }

        var ceiling = rule.Method == VotingMethod.Budget ? asked?.Ceiling ?? rule.Ceiling : null;
        if (Hindrance(affair, rule, ceiling) is { } no)
        {
            return Hindered(affair, by, no);
        }

        if (by is null && affair.Vote is { Rule.IsAdvisory: true } advice && advice.Rule.Name == rule.Name)
        {
            // Advice that was given need not be asked for again and again.
            return Later(affair.Now + affair.Terms.DiscussFor);
        }

        var from = Earliest(affair, rule);
        if (affair.Now < from.At)
        {
            return by is null ? Later(from.At)
                : new Refusal(from.Reason).With("days", (long)Math.Ceiling((from.At - affair.Now).TotalDays))
                    .With("rule", rule.Name);
        }

        var lasts = asked?.For ?? rule.Lasts ?? affair.Terms.VoteFor;
        return affair.Move(Transition.OpenVote, to => new VoteOpened(
            to, by, rule, Vote.BallotFor(affair.Options, rule.Method), affair.Now, affair.Now + lasts,
            affair.Facts.Roll?.Heads ?? affair.Facts.Eligible, affair.Facts.Roll, ceiling, lasts));
    }

    /// <summary>By the clock nobody hears it: the discussion goes on until somebody has put it right.</summary>
    private static Result<ImmutableArray<AffairEvent>> Hindered(VotingSlice affair, PersonId? by, Refusal no) =>
        by is null ? Later(affair.Now + affair.Terms.DiscussFor) : no;

    private static Result<ImmutableArray<AffairEvent>> Later(DateTimeOffset until) =>
        Decision.Of(new DeadlineMoved(PersonId.Clock, until));

    /// <summary>The first moment at which notice has been given and the last vote has cooled off.</summary>
    private static (DateTimeOffset At, Reason Reason) Earliest(VotingSlice affair, VoteRule rule)
    {
        var notice = (At: affair.Frame.RaisedAt.AddDays(rule.NoticeDays), Reason.NoticeRuns);
        var cooled = affair.Vote is { CountedAt: { } counted, Result.Verdict: not Verdict.Void } last
            ? (At: counted.AddDays(last.Rule.CoolingOffDays), Reason.CoolingOff)
            : notice;
        return cooled.At > notice.At ? cooled : notice;
    }

    private static Refusal? Hindrance(VotingSlice affair, VoteRule rule, long? ceiling)
    {
        if (rule.Basis == VoterBasis.Household && affair.Facts.Roll is not { Heads: > 0 })
        {
            return new(rule.OwnersOnly && affair.Facts.AnyHouseholds ? Reason.NoOwners : Reason.NoHouseholds);
        }

        if (rule.Secrecy == Secrecy.Secret && affair.Facts.NoKeyFolder)
        {
            return new Refusal(Reason.SecretNeedsKeyFolder).With("rule", rule.Name);
        }

        if (rule.Basis == VoterBasis.Person && rule.Quorum is not null && affair.Facts.Eligible is null)
        {
            return new Refusal(Reason.NoRoll).With("rule", rule.Name);
        }

        if (rule.Bases.Contains(WeightBasis.Area) && affair.Facts.WithoutArea > 0)
        {
            return new Refusal(Reason.AreasMissing).With("count", affair.Facts.WithoutArea);
        }

        if (rule.Bases.Contains(WeightBasis.Share) && affair.Facts.WithoutShares > 0)
        {
            return new Refusal(Reason.SharesMissing).With("count", affair.Facts.WithoutShares);
        }

        return VotingMethods.Of(rule.Method).Hindrance(affair, rule, ceiling);
    }
}
