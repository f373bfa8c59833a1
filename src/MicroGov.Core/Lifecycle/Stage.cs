namespace MicroGov.Core.Lifecycle;

/// <summary>Where an affair stands in its life: 五事, from raising to review, and what comes before and after.</summary>
public enum Stage
{
    /// <summary>提事: waiting for neighbours to second it.</summary>
    Raised,

    /// <summary>议事: speeches and options.</summary>
    Discussing,

    /// <summary>决事: a poll under a pinned rule.</summary>
    Voting,

    /// <summary>办事: waiting for somebody with a name to do it.</summary>
    Assigning,

    /// <summary>办事: somebody is doing it.</summary>
    Underway,

    /// <summary>评事: done, they say; the neighbours judge.</summary>
    Reported,

    /// <summary>办结.</summary>
    Closed,
}

/// <summary>How a closed affair ended.</summary>
public enum Outcome
{
    Resolved,
    Rejected,
    Declined,
    Withdrawn,
    Merged,
    Lapsed,
    HandedOver,
}

/// <summary>What moves an affair from one stage to another: the triggers of the lifecycle.</summary>
public enum Transition
{
    OpenDiscussion,
    OpenVote,
    Expedite,
    Adopt,
    Reject,
    AgreeByConsent,
    TakeOn,
    HandOver,
    GiveBack,
    ReportDone,
    Rework,
    Resolve,
    Decline,
    Withdraw,
    Merge,
    Lapse,
    ReopenDebate,
    ReopenWork,
    AskAgain,
}
