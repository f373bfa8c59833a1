using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;

namespace MicroGov.Core.Voting;

/// <summary>What each event makes of a vote. A plain ballot changes nothing here: ballots are rows of their own.</summary>
internal static class VoteHistory
{
    /// <param name="unitId">The unit that the affair is at home in: it is asked.</param>
    public static Vote? Apply(Vote? vote, AffairEvent happened, long? unitId) => happened switch
    {
        VoteOpened e => Opened(vote, e, unitId),
        AskedAgain e => vote is null ? null : vote with { Advice = e.Advice, ObjectUntil = null },
        // A ballot alone makes no vote, should a journal have lost the entry that opened it.
        BallotCast or BallotTakenBack or BallotStruck when vote is null => null,
        _ => Change(vote!, happened),
    };

    public static Vote MoveEnd(Vote vote, DateTimeOffset until) => vote with { Until = until, Reminded = false };

    private static Vote Opened(Vote? before, VoteOpened e, long? unitId) => new()
    {
        Round = (before?.Round ?? 0) + 1,
        Rule = e.Rule,
        Choices = e.Choices,
        OpenedAt = e.At,
        UnitId = unitId,
        Until = e.Until,
        Lasts = e.Lasts,
        Eligible = e.Eligible,
        Roll = e.Roll,
        Ceiling = e.Ceiling,
        IsAdvisory = e.Rule.IsAdvisory,
    };

    private static Vote Change(Vote vote, AffairEvent happened) => happened switch
    {
        VoteCounted e => vote with
        {
            Result = e.Result,
            CountedAt = e.At,
            ObjectUntil = e.ObjectUntil,
            Papers = vote.Papers.Clear(),
        },
        VoteVoided => vote with
        {
            Result = new(Verdict.Void, null, vote.Result?.Tally ?? Tally.Empty(vote.Choices.Length)),
            ObjectUntil = null,
        },
        VotersReminded e => vote with { Reminded = true, Reminders = vote.Reminders + (e.Needless == true ? 0 : 1) },
        VoteProlonged e => vote with
        {
            Until = e.Until,
            Reminded = false,
            IsSecondCall = vote.IsSecondCall || e.SecondCall,
            Extensions = vote.Extensions + (e.SecondCall ? 0 : 1),
        },
        RunOffOpened e => SecondRound(vote, e),
        BallotCast e => Cast(vote, e),
        BallotTakenBack e => Withdraw(vote, e.Household ?? e.By.Value),
        BallotStruck e => Withdraw(vote, e.Household ?? e.By.Value),
        PaperNoted e => vote with { Papers = vote.Papers.SetItem(e.Household, new(e.By, e.Choice)) },
        ProxyGiven e => vote with { Proxies = vote.Proxies.SetItem(e.Household, e.To) },
        ProxyTakenBack e => vote with { Proxies = vote.Proxies.Remove(e.Household) },
        VoterRecused e => Recuse(vote, e),
        _ => vote,
    };

    /// <summary>With the same roll, and an empty box.</summary>
    private static Vote SecondRound(Vote vote, RunOffOpened e) => vote with
    {
        Round = vote.Round + 1,
        RollOf = vote.RollRound,
        Choices = e.Choices,
        Until = e.Until,
        Reminded = false,
        IsRunOff = true,
        FirstRound = e.First,
        Papers = vote.Papers.Clear(),
    };

    /// <summary>An objection stands as long as the ballot that made it; whoever votes themselves has no paper waiting.</summary>
    private static Vote Cast(Vote vote, BallotCast e)
    {
        var key = e.Household ?? e.By.Value;
        var changed = e.Reason is { } reason
            ? vote with { Objections = vote.Objections.SetItem(key, new(e.By, reason)) }
            : Withdraw(vote, key);
        return changed.Papers.ContainsKey(key) && e.Household is not null
            ? changed with { Papers = changed.Papers.Remove(key) }
            : changed;
    }

    private static Vote Recuse(Vote vote, VoterRecused e) => Withdraw(vote, e.Household ?? e.Who.Value) with
    {
        Recused = vote.Recused.SetItem(e.Who, e.Reason),
        RecusedHouseholds = e.Household is { } household
            ? vote.RecusedHouseholds.SetItem(household, e.Who)
            : vote.RecusedHouseholds,
        Papers = e.Household is { } of ? vote.Papers.Remove(of) : vote.Papers,
    };

    private static Vote Withdraw(Vote vote, long key) =>
        vote.Objections.ContainsKey(key) ? vote with { Objections = vote.Objections.Remove(key) } : vote;
}
