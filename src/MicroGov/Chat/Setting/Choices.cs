using System.Text.Json;
using MicroGov.Core.Journal;
using MicroGov.Core.Residents;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Setting;

/// <summary>What a community has chosen for itself: the language of what everybody reads, and its terms.</summary>
public sealed record Choices(string Language, CommunityTerms Terms)
{
    public static Choices Of(CommunityRow community) => new(community.Language, Session.TermsOf(community));

    public void WriteTo(CommunityRow community) =>
        (community.Language, community.Terms) = (Language, JsonSerializer.Serialize(Terms, JournalJson.Options));
}
