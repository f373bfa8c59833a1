using MicroGov.Core.Community;
using MicroGov.Storage.Rows;

namespace MicroGov.Storage;

/// <summary>Appends to the journals of communities. Another replica that was quicker makes the save collide, and it is decided again.</summary>
internal static class CommunityJournalWriter
{
    public static void Append(MicroGovContext db, CommunityRow community, CommunityEvent happened, DateTimeOffset at)
    {
        var entry = CommunityJournal.Append(community.Id, ++community.Version, community.JournalHead, happened, at);
        community.JournalHead = entry.Hash;
        db.CommunityJournal.Add(new()
        {
            CommunityId = entry.CommunityId,
            Sequence = entry.Sequence,
            At = entry.AtMilliseconds,
            Payload = entry.Payload,
            Hash = entry.Hash,
        });
        db.CommunityJournalPersons.AddRange(CommunityEvents.Format.PersonsOf(happened).Select(person => new CommunityJournalPersonRow
        {
            CommunityId = entry.CommunityId, Sequence = entry.Sequence, PersonId = person.Value,
        }));
    }
}
