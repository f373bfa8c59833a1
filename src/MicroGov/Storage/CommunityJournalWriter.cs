using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Storage.Rows;

namespace MicroGov.Storage;

/// <summary>
/// Appends to the journals of communities. Another replica that was quicker makes the save collide, and it is decided again.
/// </summary>
internal static class CommunityJournalWriter
{
    /// <param name="format">Which kinds of events there are; null: those of <see cref="CommunityEvents"/>.</param>
    public static void Append(
        MicroGovContext db, CommunityRow community, CommunityEvent happened, DateTimeOffset at,
        EventFormat<CommunityEvent>? format = null)
    {
        var entry = CommunityJournal.Append(community.Id, ++community.Version, community.JournalHead, happened, at, format);
        community.JournalHead = entry.Hash;
        db.CommunityJournal.Add(new()
        {
            CommunityId = entry.CommunityId,
            Sequence = entry.Sequence,
            At = entry.AtMilliseconds,
            Payload = entry.Payload,
            Hash = entry.Hash,
        });
        var concerned = (format ?? CommunityEvents.Format).PersonsOf(happened);
        db.CommunityJournalPersons.AddRange(concerned.Select(person => new CommunityJournalPersonRow
        {
            CommunityId = entry.CommunityId, Sequence = entry.Sequence, PersonId = person.Value,
        }));
    }
}
