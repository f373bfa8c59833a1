using System.Text.Json;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// Everything that is stored, as one text to compare, but for who was met where, which updates and messages came by, and
/// what is on its way.
/// </summary>
internal static class BadInputState
{
    public static async Task<string> ReadAsync(Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.Empty(await db.DeadLetters.AsNoTracking().ToListAsync());
        Assert.Empty(await db.Outbox.AsNoTracking().ToListAsync());
        return JsonSerializer.Serialize(new
        {
            Communities = await db.Communities.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Groups = await db.Groups.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Affairs = await db.Affairs.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Journal = await db.Journal.AsNoTracking().OrderBy(row => row.AffairId).ThenBy(row => row.Sequence).ToListAsync(),
            Ballots = await db.Ballots.AsNoTracking().OrderBy(row => row.AffairId).ThenBy(row => row.PersonId).ToListAsync(),
            Speeches = await db.Speeches.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Attachments = await db.Attachments.AsNoTracking().OrderBy(row => row.AffairId).ThenBy(row => row.Number).ToListAsync(),
            Due = await db.Deadlines.AsNoTracking().OrderBy(row => row.AffairId).ThenBy(row => row.Kind).ToListAsync(),
            Polls = await db.Polls.AsNoTracking().OrderBy(row => row.PollId).ToListAsync(),
            Languages = await db.People.AsNoTracking().Where(row => row.LanguageChosen).OrderBy(row => row.Id)
                .Select(row => new { row.Id, row.Language }).ToListAsync(),
        });
    }
}
