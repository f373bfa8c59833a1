using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Core.Journal;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Privacy;

/// <summary>
/// Somebody's name in what is on its way to Telegram or was given up, and in updates that failed. What is addressed to them
/// goes; what others are told about them stays, without their name.
/// </summary>
internal sealed class Traces(UnitOfWork work, Identity who)
{
    private const int AtOnce = 200;

    public async Task WipeAsync()
    {
        await WipeOutboxAsync();
        await WipeFailuresAsync();
    }

    private async Task WipeOutboxAsync()
    {
        var (db, ct) = (work.Db, work.Ct);
        for (long after = 0; ;)
        {
            var rows = await db.Outbox.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var row in rows)
            {
                var message = Parse(row.Message);
                if (row.Lane == who.Account || row.Account == who.Account || (message is null && Names(row.Message)))
                {
                    await ForgetFileAsync(message);
                    await db.Outbox.Where(other => other.Id == row.Id).ExecuteDeleteAsync(ct);
                }
                else if (Names(row.Message) || Names(row.GivenUp ?? ""))
                {
                    var by = PersonNames.Former(await ReaderOfAsync(row.Lane), who.Number).Value;
                    Clean(message!, by);
                    var (clean, why) = (message!.ToJsonString(JournalJson.Options), row.GivenUp is { } given ? who.Replaced(given, by) : null);
                    await db.Outbox.Where(other => other.Id == row.Id).ExecuteUpdateAsync(
                        set => set.SetProperty(other => other.Message, clean).SetProperty(other => other.GivenUp, why), ct);
                }
            }

            if (rows.Count < AtOnce)
            {
                return;
            }

            after = rows[^1].Id;
        }
    }

    /// <summary>An update is whole or not at all, and nobody can be asked any more what it was about.</summary>
    private async Task WipeFailuresAsync()
    {
        var (db, ct) = (work.Db, work.Ct);
        var letters = db.DeadLetters.AsNoTracking().OrderBy(row => row.Id);
        for (long after = 0; ;)
        {
            var rows = await letters.Where(row => row.Id > after).Take(AtOnce).ToListAsync(ct);
            foreach (var row in rows.Where(row => row.Account == who.Account || Names(row.Json) || Names(row.Error)))
            {
                await db.DeadLetters.Where(other => other.Id == row.Id).ExecuteDeleteAsync(ct);
            }

            if (rows.Count < AtOnce)
            {
                return;
            }

            after = rows[^1].Id;
        }
    }

    /// <summary>JSON may write any letter by its number, so it is read first.</summary>
    private bool Names(string text) => who.IsNumberedIn(text) || (Parse(text) is { } json ? Strings(json).Any(who.IsIn) : who.IsIn(text));

    private void Clean(JsonNode? node, string by)
    {
        foreach (var item in node as JsonArray ?? [])
        {
            Clean(item, by);
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                node![name] = who.Replaced(value.GetValue<string>(), by);
            }
            else
            {
                Clean(value, by);
            }
        }
    }

    private async Task ForgetFileAsync(JsonObject? message)
    {
        if (message?["documentId"] is JsonValue value && value.TryGetValue<long>(out var id))
        {
            await work.Db.Documents.Where(row => row.Id == id).ExecuteDeleteAsync(work.Ct);
        }
    }

    /// <summary>In the language of the group, or of the person, that reads it.</summary>
    private async Task<Wording> ReaderOfAsync(long lane) => Wording.In(
        await work.HomeOfChatAsync(lane) is { } home ? home.Community.Language : (await work.PersonOfAccountAsync(lane))?.Language);

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(pair => Strings(pair.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
