namespace MicroGov.Core.Voting.Rules;

/// <summary>
/// How a choice is made: the names as they stand in rules and journals. What each does is a class of that name in the room
/// around.
/// </summary>
public enum VotingMethod
{
    /// <summary>For, against or abstain; with options, one of them.</summary>
    Plurality,

    /// <summary>It passes unless somebody objects with a reason; who is not for it can stand aside.</summary>
    Consent,

    /// <summary>As many options as one can live with; the most approved leads.</summary>
    Approval,

    /// <summary>0 to 5 for each option; the highest sum leads.</summary>
    Score,

    /// <summary>Options in order; the last is eliminated until one has more than half.</summary>
    InstantRunoff,

    /// <summary>Options in order; every pair is compared (Schulze 2011, Social Choice and Welfare 36:267).</summary>
    Schulze,

    /// <summary>
    /// Projects with costs under a ceiling, by equal shares (Peters and Skowron 2020), with the greedy result beside it.
    /// </summary>
    Budget,
}
