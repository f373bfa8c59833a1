using MicroGov.Core.Community;

namespace MicroGov.Pipeline;

/// <summary>What a community begins with.</summary>
/// <param name="Language">Null for the language of whoever adds the bot.</param>
public sealed record NewCommunity(string? Language, CommunityTerms Terms);
