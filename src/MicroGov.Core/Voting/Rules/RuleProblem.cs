namespace MicroGov.Core.Voting.Rules;

/// <summary>What can be wrong with a rule that somebody has written. What it means is a text for people.</summary>
public enum RuleProblem
{
    // The file.
    TooLarge,
    NotText,
    NotJson,
    Unreadable,

    // Its members, one by one.
    Unknown,
    Twice,
    Missing,
    Wrong,

    // What they mean.
    Name,
    Taken,
    Title,
    Says,
    Law,
    MinimumVoters,
    Quorum,
    Pass,
    ProxiesPerHolder,
    Extensions,
    NoticeDays,
    CoolingOffDays,
    Lasts,
    SecondCallFor,
    Objections,
    SilenceClause,
    Ceiling,
    SecondCallNeedsQuorum,
    OwnersNeedHouseholds,
    WeightNeedsHouseholds,
    ProxiesNeedHouseholds,
    SilenceNeedsHouseholds,
    UnitsNeedHouseholds,
    PassNeedsPlurality,
    WeightBesidePass,
    SilenceNeedsPlurality,
    RunOffNeedsPlurality,
    AbstentionsNeedPlurality,
    UnitsNeedATest,
    ConsentIsOpen,
    ConsentIsByHead,
    CeilingNeedsBudget,
    SecretCountsHeads,
    SecretHasNoSilence,
    SecretTakesNoProxies,
}

/// <summary>One thing that is wrong with a rule, for whoever wrote it.</summary>
/// <param name="At">The member, from the outermost on: <c>secondCall.quorum.of</c>.</param>
/// <param name="Line">Where it stands in its file; 0 when it stands nowhere.</param>
/// <param name="Given">What stands there.</param>
/// <param name="Right">What could stand there.</param>
public sealed record RuleFault(RuleProblem Problem, string At = "", int Line = 0, string Given = "", string Right = "");
