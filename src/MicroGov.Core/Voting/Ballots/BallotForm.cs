namespace MicroGov.Core.Voting.Ballots;

/// <summary>How a ballot is filled in, whatever is then made of it.</summary>
public enum BallotForm
{
    /// <summary>One choice is named: by a button, in a poll, on paper.</summary>
    OneChoice,

    /// <summary>As many choices are marked as one likes, in any order.</summary>
    Several,

    /// <summary>Choices are put in order of preference, best first.</summary>
    Ranking,

    /// <summary>Each choice gets a score.</summary>
    Scores,
}
