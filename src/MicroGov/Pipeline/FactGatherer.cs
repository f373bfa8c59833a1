using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>Looks up what a decision needs to know: what every act needs, and then what the features' own need.</summary>
internal static class FactGatherer
{
    public static async Task<Facts> GatherAsync(FactContext context, AffairRow row, Role role, IEnumerable<FactSource> sources)
    {
        var facts = new Facts
        {
            Terms = context.Terms,
            Role = role,
            CommunityId = context.Home.Community.Id,
            NextNumber = row.Number,
            Voting = new() { JournalHead = row.JournalHead },
        };
        foreach (var source in sources)
        {
            facts = await source(context, facts);
        }

        return facts;
    }
}
