using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>The neighbours' community as it is stored.</summary>
internal static class CommunityGlance
{
    public static async Task<CommunityRow> CommunityAsync(this Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return await db.Communities.AsNoTracking().OrderBy(row => row.Id).FirstAsync();
    }

    public static async Task<CommunityChoices> ChoicesAsync(this Neighbourhood here) =>
        CommunityChoices.Of(await here.CommunityAsync());

    /// <summary>What happened to it, from its journal.</summary>
    public static async Task<IReadOnlyList<CommunityEvent>> CommunityJournalAsync(this Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var payloads = await db.CommunityJournal.AsNoTracking().OrderBy(row => row.CommunityId).ThenBy(row => row.Sequence)
            .Select(row => row.Payload).ToListAsync();
        return [.. payloads.Select(CommunityEvents.Format.Read).Where(happened => happened is not CommunityFounded)];
    }
}
