using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;

namespace MicroGov.Core.Voting;

/// <summary>
/// Proxies (委托): a household gives its vote to somebody, in writing, and takes it back any time before the vote closes.
/// </summary>
internal static class ProxyDecisions
{
    /// <summary>Whoever held it before holds it no longer.</summary>
    public static Result<ImmutableArray<AffairEvent>> Give(VotingSlice affair, GiveProxy act)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return Reason.VoteIsOver;
        }

        if (vote.Rule.ProxiesPerHolder == 0)
        {
            return new Refusal(Reason.NoProxies).With("rule", vote.Rule.Name);
        }

        if (affair.Facts.NoVote is { } no)
        {
            return no;
        }

        var own = affair.Facts.Households.Where(one => !one.IsByProxy).ToList();
        var given = own.Where(one => vote.Proxies.GetValueOrDefault(one.HouseholdId) != act.To).ToList();
        var held = vote.Proxies.Count(proxy => proxy.Value == act.To);
        return act.To == act.By || affair.Facts.HolderLivesThere ? Reason.ProxyForYourself
            : !affair.Facts.HolderIsOnRoll ? Reason.HolderNotOnRoll
            : own.Exists(one => one is { IsOwn: true, Ballot.Counted: true }) ? Reason.VotedThemselves
            : held + given.Count > vote.Rule.ProxiesPerHolder
                ? new Refusal(Reason.TooManyProxies).With("most", vote.Rule.ProxiesPerHolder)
            : Decision.Of(
            [
                .. given.Select(one => new ProxyGiven(act.By, vote.Round, one.HouseholdId, act.To)),
                .. CastByHolder(vote, act.By, given),
            ]);
    }

    /// <summary>What the holder has cast for the household goes with it.</summary>
    public static Result<ImmutableArray<AffairEvent>> TakeBack(VotingSlice affair, TakeBackProxy act)
    {
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote })
        {
            return Reason.VoteIsOver;
        }

        var given = affair.Facts.Households.Where(one => !one.IsByProxy && vote.Proxies.ContainsKey(one.HouseholdId)).ToList();
        return given.Count == 0 ? Reason.NoProxyGiven : Decision.Of(
        [
            .. given.Select(one => new ProxyTakenBack(act.By, vote.Round, one.HouseholdId)),
            .. CastByHolder(vote, act.By, given),
        ]);
    }

    private static IEnumerable<BallotTakenBack> CastByHolder(Vote vote, PersonId by, IEnumerable<HouseholdBallot> given) => given
        .Where(one => one.Ballot is { } ballot
            && vote.Proxies.TryGetValue(one.HouseholdId, out var holder) && ballot.Voter == holder)
        .Select(one => new BallotTakenBack(by, vote.Round, one.HouseholdId));
}
