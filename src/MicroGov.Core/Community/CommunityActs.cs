namespace MicroGov.Core.Community;

/// <summary>Something that somebody wants to do to the community itself, and not to one of its affairs.</summary>
public abstract record CommunityAct(PersonId By);

public sealed record GrantRole(PersonId By) : CommunityAct(By);

public sealed record RevokeRole(PersonId By) : CommunityAct(By);

public sealed record ChangeSetting(PersonId By) : CommunityAct(By);

/// <summary>Makes codes that bind accounts to households.</summary>
public sealed record InviteHouseholds(PersonId By) : CommunityAct(By);

public sealed record ImportRoster(PersonId By) : CommunityAct(By);

/// <summary>Adds, renames or removes units, or says which group belongs to which.</summary>
public sealed record ArrangeUnits(PersonId By) : CommunityAct(By);

/// <summary>Makes this group one of a community's, or lets another group in.</summary>
public sealed record LinkGroup(PersonId By) : CommunityAct(By);

/// <summary>Lets somebody who asked into a household, or does not.</summary>
public sealed record AnswerAdmission(PersonId By) : CommunityAct(By);

/// <summary>Sees whose ballot is missing.</summary>
public sealed record ListMissing(PersonId By) : CommunityAct(By);
