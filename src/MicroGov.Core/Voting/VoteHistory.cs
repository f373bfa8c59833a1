using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;

namespace MicroGov.Core.Voting;

/// <summary>What each event makes of an affair's vote. A plain ballot changes nothing here: ballots are rows of their own.</summary>
internal static class VoteHistory
{
    public static Affair Apply(Affair affair, AffairEvent happened) => happened switch
    {
        VoteOpened e => affair with { Vote = Opened(affair, e) },
        VoteCounted e => affair with
        {
            Vote = affair.Vote! with { Result = e.Result, CountedAt = e.At, ObjectUntil = e.ObjectUntil, Papers = affair.Vote.Papers.Clear() },
            Outcome = e.Outcome,
            ReopenUntil = e.ReopenUntil,
            StageEnds = e.DiscussUntil,
        },
        VoteVoided e => affair with
        {
            Vote = affair.Vote! with
            {
                Result = new(Verdict.Void, null, affair.Vote.Result?.Tally ?? Tally.Empty(affair.Vote.Choices.Length)),
                ObjectUntil = null,
            },
            StageEnds = e.Until,
        },
        // A ballot alone makes no vote, should a journal have lost the entry that opened it.
        BallotCast or BallotTakenBack or BallotStruck when affair.Vote is null => affair,
        _ => Change(affair.Vote!, happened) is var vote && ReferenceEquals(vote, affair.Vote) ? affair : affair with { Vote = vote },
    };

    private static Vote Opened(Affair affair, VoteOpened e) => new()
    {
        Round = (affair.Vote?.Round ?? 0) + 1,
        Rule = e.Rule,
        Choices = e.Choices,
        OpenedAt = e.At,
        UnitId = affair.UnitId,
        Until = e.Until,
        Lasts = e.Lasts,
        Eligible = e.Eligible,
        Roll = e.Roll,
        Ceiling = e.Ceiling,
        IsAdvisory = e.Rule.IsAdvisory,
    };

    private static Vote Change(Vote vote, AffairEvent happened) => happened switch
    {
        VotersReminded e => vote with { Reminded = true, Reminders = vote.Reminders + (e.Needless == true ? 0 : 1) },
        VoteProlonged e => vote with
        {
            Until = e.Until,
            Reminded = false,
            IsSecondCall = vote.IsSecondCall || e.SecondCall,
            Extensions = vote.Extensions + (e.SecondCall ? 0 : 1),
        },
        RunOffOpened e => vote with
        {
            Round = vote.Round + 1,
            RollOf = vote.RollRound,
            Choices = e.Choices,
            Until = e.Until,
            Reminded = false,
            IsRunOff = true,
            FirstRound = e.First,
            Papers = vote.Papers.Clear(),
        },
        BallotCast e => Cast(vote, e),
        BallotTakenBack e => Withdraw(vote, e.Household ?? e.By.Value),
        BallotStruck e => Withdraw(vote, e.Household ?? e.By.Value),
        PaperNoted e => vote with { Papers = vote.Papers.SetItem(e.Household, new(e.By, e.Choice)) },
        ProxyGiven e => vote with { Proxies = vote.Proxies.SetItem(e.Household, e.To) },
        ProxyTakenBack e => vote with { Proxies = vote.Proxies.Remove(e.Household) },
        VoterRecused e => Recuse(vote, e),
        _ => vote,
    };

    /// <summary>An objection stands as long as the ballot that made it; whoever votes themselves has no paper waiting.</summary>
    private static Vote Cast(Vote vote, BallotCast e)
    {
        var key = e.Household ?? e.By.Value;
        var changed = e.Reason is { } reason ? vote with { Objections = vote.Objections.SetItem(key, new(e.By, reason)) } : Withdraw(vote, key);
        return changed.Papers.ContainsKey(key) && e.Household is not null ? changed with { Papers = changed.Papers.Remove(key) } : changed;
    }

    private static Vote Recuse(Vote vote, VoterRecused e) => Withdraw(vote, e.Household ?? e.Who.Value) with
    {
        Recused = vote.Recused.SetItem(e.Who, e.Reason),
        RecusedHouseholds = e.Household is { } household ? vote.RecusedHouseholds.SetItem(household, e.Who) : vote.RecusedHouseholds,
        Papers = e.Household is { } of ? vote.Papers.Remove(of) : vote.Papers,
    };

    private static Vote Withdraw(Vote vote, long key) =>
        vote.Objections.ContainsKey(key) ? vote with { Objections = vote.Objections.Remove(key) } : vote;
}
