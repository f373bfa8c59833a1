using System.Collections.Immutable;
using System.Globalization;

namespace MicroGov.Core;

/// <summary>Why something was not done. Each has its sentence, with a right example, in both languages.</summary>
public enum Reason
{
    NotNow,
    NoSuchAffair,
    Outsider,
    HadTheirSay,
    ModeratorsOnly,
    LeadersOnly,
    AdministratorsOnly,
    NotYourUnit,
    PartnersDoNot,
    RaiserOrModerator,
    DoerOnly,
    NotYourOwnWork,
    SecondingYourOwn,
    AlreadySeconded,
    SomebodyIsAgainst,
    TooManyOptions,
    OptionThere,
    NoSuchChoice,
    NoSuchRule,
    RuleIsForAll,
    RuleIsInUse,
    TooManyRules,
    FileTooLarge,
    OneFileAtATime,
    VoteIsOver,
    BallotIsFinal,
    VoteRunsOn,
    MayBeObjectedTo,
    HasInterest,
    RuleLeavesNobodyOut,
    ObjectionNeedsReason,
    NoticeRuns,
    CoolingOff,
    NoRoll,
    NoOwners,
    NotOwner,
    AreasMissing,
    SharesMissing,
    OptionsMissing,
    ProjectsMissing,
    CostMissing,
    CeilingMissing,
    NotOnRoll,
    VotedThemselves,
    NeedsSecondPerson,
    PaperNeedsHouseholds,
    PaperIsNotSecret,
    BallotsAreLocked,
    SecretNeedsKeyFolder,
    NeedsChoice,
    NoProxies,
    NoProxyGiven,
    ProxyForYourself,
    HolderNotOnRoll,
    TooManyProxies,
    NoHousehold,
    RollClosed,
    NotOfThisUnit,
    AlreadyClaimed,
    AlreadyAccepted,
    NotAcceptedYet,
    ObjectionsOpen,
    NoNoticeOpen,
    AlreadyObjected,
    TooLateToReopen,
    NotIntoItself,
    NothingAbove,
    NotBelow,
    NoSuchUnit,
    InThePast,
    MissingText,
    TooLong,
    TitleTooLong,
    TooManyWords,
    FewerWords,
    NeedsNumber,
    NeedsPerson,
    UnknownPerson,
    NeedsTime,
    NeedsSpan,
    NeedsScore,
    UnknownLanguage,
    UnknownCommand,
    UnknownCommunity,
    Anonymous,
    ButtonIsOld,
    QuestionIsOver,
    NeedsUnit,
    NeedsRole,
    NeedsPartner,
    NeedsDoor,
    NeedsCodeOrDoor,
    NoSuchDoor,
    NoHouseholds,
    AlreadyBound,
    TooManyHouseholds,
    AlreadyAsked,
    TooManyAsked,
    NoSuchCode,
    CodeUsed,
    CodeExpired,
    TooManyGuesses,
    LinkInGroup,
    AlreadyLinked,
    HasOwnAffairs,
    HasRole,
    HasNoRole,
    PartnerOrOffice,
    NotYourself,
    WriteToMeFirst,
    TooMuchAtOnce,
    NoSuchSetting,
    NeedsTimeZone,
    NeedsQuietHours,
    NeedsCount,
    NeedsShowOrHide,
    SetupMovedOn,
    Misused,
}

/// <summary>
/// A kind "no" that changed nothing: the reason, and what its sentence needs to be concrete (names of placeholders in
/// the texts). A refusal is a value; an exception means a bug or an outage.
/// </summary>
public sealed record Refusal(Reason Reason)
{
    public ImmutableSortedDictionary<string, string> Details { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who is named in the details; null when nobody is.</summary>
    public PersonId? Named { get; init; }

    public Refusal With(string name, object value) =>
        this with { Details = Details.SetItem(name, Convert.ToString(value, CultureInfo.InvariantCulture)!) };
}

/// <summary>A value, or the refusal why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T value;

    private Result(T value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">There is none: look at <see cref="Refusal"/> first.</exception>
    public T Value => Refusal is null ? value : throw new InvalidOperationException(Refusal.Reason.ToString());

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default!, refusal);

    public static implicit operator Result<T>(Reason reason) => new(default!, new Refusal(reason));
}
