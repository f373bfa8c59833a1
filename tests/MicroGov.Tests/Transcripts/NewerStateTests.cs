using System.Text.Json.Nodes;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Telegram;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Tests.Transcripts;

/// <summary>
/// A newer replica has written more into an affair, or into a community's terms, than this one knows: it leaves them alone, and
/// what is
/// about them waits at Telegram, while everything else goes on.
/// </summary>
public sealed class NewerStateTests
{
    private const int First = 2_000_000_001, Second = 2_000_000_002;

    [Fact]
    public async Task An_update_about_such_an_affair_waits_and_those_beside_it_have_their_effect()
    {
        await using var here = await TwoAffairsAsync();
        await NewerAsync(here, isAffair: true);
        var before = await KeptAsync(here);

        await Assert.ThrowsAsync<UnknownStateException>(() =>
            TakeAsync(here, Says(here, First, "/second 1"), Says(here, Second, "/second 2"))
        );

        Assert.Equal(before, await KeptAsync(here));
        Assert.Equal([Second], await TakenAsync(here));
        Assert.Single((await here.AffairAsync(2))!.Seconders);

        await OlderAsync(here, isAffair: true);
        await TakeAsync(here, Says(here, First, "/second 1"), Says(here, Second, "/second 2"));
        Assert.Equal([First, Second], await TakenAsync(here));
        Assert.Single((await here.AffairAsync(1))!.Seconders);
        Assert.Single((await here.AffairAsync(2))!.Seconders);
    }

    [Fact]
    public async Task A_setting_is_not_changed_where_the_terms_say_more_than_is_known()
    {
        await using var here = await TwoAffairsAsync();
        await NewerAsync(here, isAffair: false);
        var before = await KeptAsync(here);

        await Assert.ThrowsAsync<UnknownStateException>(() =>
            TakeAsync(here, Says(here, First, "/settings DiscussFor 5d", here.Mei))
        );

        Assert.Equal(before, await KeptAsync(here));
        Assert.Empty(await TakenAsync(here));
    }

    [Fact]
    public async Task Its_deadline_stays_and_those_of_others_fall_due()
    {
        await using var here = await TwoAffairsAsync();
        await NewerAsync(here, isAffair: true);
        var before = await KeptAsync(here);

        await here.WindAsync(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(3));

        Assert.Equal(before, await KeptAsync(here));
        Assert.Equal(Stage.Closed, (await here.AffairAsync(2))!.Stage);
        Assert.Equal([1], await here.AskAsync(db => db.Deadlines.Select(row => row.AffairId).Distinct().ToListAsync()));

        await OlderAsync(here, isAffair: true);
        await here.WindAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(Stage.Closed, (await here.AffairAsync(1))!.Stage);
    }

    [Fact]
    public async Task Its_card_stays_as_it_is_until_somebody_can_draw_it()
    {
        await using var here = await TwoAffairsAsync();
        var (shown, other) = (here.Card(1).Text, here.Card(2).Text);
        await NewerAsync(here, isAffair: true, row => row.CardIsStale = true);

        // It waits for ever, so nothing ever settles.
        here.World.Send(here.Li.Id, here.Group, "/second 2");
        for (var step = 0; step < 20; step++)
        {
            await here.World.WhenAcknowledgedAsync(CancellationToken.None);
            if (await here.Services.GetRequiredService<OutboxProcessor>().WhenAtRestAsync(CancellationToken.None) is { } next)
            {
                here.Clock.Advance(next - here.Clock.Now);
            }
        }

        Assert.Equal(shown, here.Card(1).Text);
        Assert.True(
            await here.AskAsync(db => db.Affairs.Where(row => row.Number == 1).Select(row => row.CardIsStale).SingleAsync()));
        Assert.NotEqual(other, here.Card(2).Text);
    }

    private static async Task<Neighbourhood> TwoAffairsAsync()
    {
        var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Wang, "/raise Loud gate");
        return here;
    }

    private static Task NewerAsync(Neighbourhood here, bool isAffair, Action<AffairRow>? also = null) =>
        ChangeAsync(here, isAffair, state => state["mood"] = "sunny", also);

    private static Task OlderAsync(Neighbourhood here, bool isAffair) =>
        ChangeAsync(here, isAffair, state => state.Remove("mood"), null);

    private static Task ChangeAsync(
        Neighbourhood here, bool isAffair, Action<JsonObject> change, Action<AffairRow>? also) =>
        here.Services.GetRequiredService<Database>().WriteAsync(
            async db =>
            {
                var affair = await db.Affairs.SingleAsync(row => row.Number == 1);
                var community = await db.Communities.SingleAsync();
                var text = JsonNode.Parse(isAffair ? affair.State : community.Terms)!.AsObject();
                change(text);
                (affair.State, community.Terms) = isAffair
                    ? (text.ToJsonString(JournalJson.Options), community.Terms)
                    : (affair.State, text.ToJsonString(JournalJson.Options));
                also?.Invoke(affair);
                return true;
            },
            CancellationToken.None);

    /// <summary>All that might be lost of the first affair and of the community.</summary>
    private static async Task<(string State, int Version, string Terms, int Entries, int Letters)> KeptAsync(
        Neighbourhood here) =>
        await here.AskAsync(async db =>
        {
            var affair = await db.Affairs.AsNoTracking().SingleAsync(row => row.Number == 1);
            var community = await db.Communities.AsNoTracking().SingleAsync();
            return (affair.State, affair.Version, community.Terms, community.Version, await db.DeadLetters.CountAsync());
        });

    private static Task<List<long>> TakenAsync(Neighbourhood here) =>
        here.AskAsync(db => db.Updates.Where(row => row.UpdateId >= First).Select(row => row.UpdateId).Order().ToListAsync());

    private static Task TakeAsync(Neighbourhood here, params Update[] updates) =>
        here.Services.GetRequiredService<UpdateProcessor>().TakeAsync([.. updates.Select(AsReceived.Of)], CancellationToken.None);

    private static Update Says(Neighbourhood here, int id, string text, SandboxPerson? who = null) => new()
    {
        Id = id,
        Message = new Message
        {
            Id = id,
            Text = text,
            Date = here.Clock.Now.UtcDateTime,
            Chat = new Chat { Id = here.Group, Type = ChatType.Supergroup, Title = "Locust Lane 3" },
            From = new User { Id = (who ?? here.Li).Id, FirstName = (who ?? here.Li).Name, LanguageCode = "en" },
            Entities =
            [
                new MessageEntity
                {
                    Type = MessageEntityType.BotCommand, Offset = 0, Length = text.IndexOf(' ', StringComparison.Ordinal),
                },
            ],
        },
    };
}
