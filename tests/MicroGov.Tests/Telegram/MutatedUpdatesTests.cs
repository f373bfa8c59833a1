using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Transcripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Telegram;

/// <summary>
/// Updates of every kind there is, with any part exchanged for what Telegram never sends, or not yet. Whatever comes, nothing
/// stops and residents are answered. <c>MICROGOV_MUTATIONS=100000</c> says how many.
/// </summary>
public sealed class MutatedUpdatesTests
{
    private const int InOne = 100;

    private static readonly int Mutations = int.Parse(
        Environment.GetEnvironmentVariable("MICROGOV_MUTATIONS") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Polling_never_stops()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var mutations = new UpdateMutations(here, seed: 7);
        for (var count = 0; count < Mutations; count += InOne)
        {
            for (var one = 0; one < InOne; one++)
            {
                // What cannot even be written as JSON comes by webhook.
                var update = JsonNode.Parse(mutations.Next(1, torn: false))!.AsObject();
                var (kind, payload) = update.LastOrDefault(member => member.Key != "update_id");
                here.World.Bring(kind ?? "message", payload?.DeepClone() as JsonObject ?? []);
            }

            await here.SettleAsync();
            await NeighboursAreAnsweredAsync(here, count / InOne);
        }

        Assert.Equal(0, here.World.PendingUpdates);
        await LettersExplainThemselvesAsync(here);
    }

    [Fact]
    public async Task Nor_does_the_webhook()
    {
        await using var hooked = await HookedHouse.OpenAsync(botIsAdmin: true);
        var (here, mutations, id) = (hooked.Here, new UpdateMutations(hooked.Here, seed: 8), 2_000_000_000);
        for (var count = 0; count < Mutations; count += InOne)
        {
            List<string> bodies = [.. Enumerable.Range(0, InOne).Select(_ => mutations.Next(id++, torn: true))];
            var answers = await Task.WhenAll(bodies.Select(body => hooked.PostAsync(body)));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
            await NeighboursAreAnsweredAsync(here, count / InOne);
        }

        await LettersExplainThemselvesAsync(here);
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.Equal(Mutations, await db.Updates.CountAsync(row => row.UpdateId >= 2_000_000_000));
    }

    private static async Task NeighboursAreAnsweredAsync(Neighbourhood here, int round)
    {
        await here.SayAsync(here.Zhao, $"/raise Lamp {round}");
        Assert.Contains(here.FromBot, message => message.Text.Contains($"Lamp {round}", StringComparison.Ordinal));
        await here.WindAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task LettersExplainThemselvesAsync(Neighbourhood here)
    {
        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var letters = await db.DeadLetters.AsNoTracking().ToListAsync();
        Assert.NotEmpty(letters);
        Assert.All(letters, letter =>
        {
            Assert.StartsWith("{\"update_id\":", letter.Json, StringComparison.Ordinal);
            Assert.Contains("Exception", letter.Error, StringComparison.Ordinal);
        });
    }
}
