
namespace MicroGov.Core.Community;

/// <summary>Something that somebody wants to do to the community itself, and not to one of its affairs.</summary>
public abstract record CommunityAct;

/// <summary>A group is met for the first time ever, and is a community of its own from now on.</summary>
public sealed record FoundCommunity(long GroupId, long ChatId, string Language, CommunityTerms Terms) : CommunityAct;

public sealed record GrantRole(PersonId By, PersonId Who, Grant Grant) : CommunityAct;

/// <param name="Role">Every office of this kind that they hold is taken back.</param>
public sealed record RevokeRole(PersonId By, PersonId Who, Role Role) : CommunityAct;

/// <summary>Somebody is gone for good, and leaves every office.</summary>
public sealed record LayDownOffices(PersonId Who) : CommunityAct;

/// <summary>Chooses another value for one setting.</summary>
/// <param name="Value">As people read it.</param>
/// <param name="Language">With the change.</param>
/// <param name="Terms">With the change; its own rules of voting are not looked at.</param>
public sealed record ChangeSetting(PersonId By, string Key, string Value, string Language, CommunityTerms Terms) : CommunityAct;

/// <summary>Adds a voting rule of the community's own, or puts it in the place of the one of that name.</summary>
public sealed record WriteRule(PersonId By, RuleDocument Rule) : CommunityAct;

public sealed record RemoveRule(PersonId By, string Name) : CommunityAct;

/// <summary>Makes codes that bind accounts to households.</summary>
public sealed record InviteHouseholds(PersonId By) : CommunityAct;

/// <summary>Brings in what a roster says.</summary>
/// <param name="By">Null at the operator's command line.</param>
public sealed record ImportRoster(PersonId? By, RosterPlan Plan) : CommunityAct;

/// <summary>Adds a unit, and every unit around it that is missing.</summary>
public sealed record AddUnit(PersonId By, UnitPath Path) : CommunityAct;

/// <summary>Says which unit one of the community's groups is for.</summary>
public sealed record AssignGroup(PersonId By, long GroupId, long UnitId) : CommunityAct;

/// <summary>Makes a code by which another group becomes one of the community's.</summary>
public sealed record InviteGroup(PersonId By) : CommunityAct;

/// <summary>The community ends, and its only group goes to another one.</summary>
public sealed record MergeCommunity(PersonId By, long Into) : CommunityAct;

/// <summary>A group that was a community of its own comes in, by a code that was made for it.</summary>
/// <param name="Absorbed">What it was before.</param>
public sealed record LinkGroup(PersonId By, long GroupId, long ChatId, long? UnitId, AbsorbedCommunity Absorbed) : CommunityAct;

/// <summary>A group became a supergroup, and has another number in Telegram.</summary>
public sealed record MigrateGroup(long GroupId, long ChatId) : CommunityAct;

/// <summary>Lets somebody who asked into a household, or does not.</summary>
public sealed record AnswerAdmission(PersonId By, PersonId Who, long HouseholdId) : CommunityAct;

/// <summary>Somebody comes into a household by a code that was made for it.</summary>
public sealed record JoinHousehold(PersonId Who, long HouseholdId) : CommunityAct;

/// <summary>Somebody is gone for good, and leaves every household.</summary>
public sealed record LeaveHouseholds(PersonId Who) : CommunityAct;

/// <summary>Sees whose ballot is missing.</summary>
public sealed record ListMissing(PersonId By) : CommunityAct;
