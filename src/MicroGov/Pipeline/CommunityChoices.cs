using MicroGov.Core.Community;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;

namespace MicroGov.Pipeline;

/// <summary>What a community has chosen for itself: the language of what everybody reads, and its terms.</summary>
public sealed record CommunityChoices(string Language, CommunityTerms Terms)
{
    public static CommunityChoices Of(CommunityRow community) => new(community.Language, CommunityStore.TermsOf(community));
}
