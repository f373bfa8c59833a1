using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Privacy;

/// <summary>
/// What others are told about somebody and is on its way to Telegram or was given up: it stays, without their name. And updates
/// of others that failed and in which they occur: those go.
/// </summary>
internal sealed class Traces(UnitOfWork work, Identity who)
{
    private const int AtOnce = 200;

    public async Task WipeAsync()
    {
        await WipeOutboxAsync();
        // An update is whole or not at all, and nobody can be asked any more what it was about.
        await work.Db.DeadLetters.Where(row => row.Accounts.Any(named => named.Account == who.Account))
            .ExecuteDeleteAsync(work.Ct);
    }

    private async Task WipeOutboxAsync()
    {
        var (db, ct) = (work.Db, work.Ct);
        for (long after = 0; ;)
        {
            var rows = await db.Outbox.AsNoTracking()
                .Where(row => row.Id > after && row.Persons.Any(named => named.PersonId == who.Number))
                .OrderBy(row => row.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var row in rows)
            {
                var former = PersonNames.Former(await ReaderOfAsync(row.Lane), who.Number).Value;
                var (clean, why) = (MessageJson.Rewrite(row.Message, Forget), row.GivenUp is { } given ? Forget(given) : null);
                var same = db.Outbox.Where(other => other.Id == row.Id);
                await (clean is null
                    ? same.ExecuteDeleteAsync(ct)
                    : same.ExecuteUpdateAsync(
                        set => set.SetProperty(other => other.Message, clean).SetProperty(other => other.GivenUp, why), ct));

                string Forget(string text) => who.Replaced(text, former);
            }

            if (rows.Count < AtOnce)
            {
                await db.OutboxPersons.Where(row => row.PersonId == who.Number).ExecuteDeleteAsync(ct);
                return;
            }

            after = rows[^1].Id;
        }
    }

    /// <summary>In the language of the group, or of the person, that reads it.</summary>
    private async Task<Wording> ReaderOfAsync(long lane) =>
        Wording.In(
            await work.Homes.OfChatAsync(lane) is { } home
                ? home.Community.Language
                : (await work.People.OfAccountAsync(lane))?.Language);
}
