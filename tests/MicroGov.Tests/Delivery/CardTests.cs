using MicroGov.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Delivery;

public class CardTests
{
    [Fact]
    public async Task Many_changes_within_a_second_become_one_edit_that_shows_the_last()
    {
        await using var office = await PostOffice.WithCardAsync();
        await office.OweAsync(new PostMessage(office.Group, new("news")));
        await office.RestAsync();
        for (var seconds = 1; seconds <= 5; seconds++)
        {
            await office.ChangeAffairAsync(7, seconds);
        }

        await office.SettleAsync();

        Assert.Single(office.Calls, call => call.Method == "editMessageText");
        Assert.Contains("5", office.Said.First(), StringComparison.Ordinal);
        Assert.False((await office.CardOfAsync(7)).CardIsStale);
    }

    [Fact]
    public async Task A_card_that_would_show_the_same_is_not_edited()
    {
        await using var office = await PostOffice.WithCardAsync();
        var calls = office.Calls.Count;
        await office.WriteAsync(db => db.Affairs.ExecuteUpdateAsync(set => set.SetProperty(row => row.CardIsStale, true)));

        await office.SettleAsync();

        Assert.Equal(calls, office.Calls.Count);
        Assert.False((await office.CardOfAsync(7)).CardIsStale);
    }

    [Fact]
    public async Task A_name_that_is_erased_while_its_card_is_on_the_way_is_drawn_again()
    {
        await using var office = await PostOffice.WithCardAsync();
        await office.ChangeAffairAsync(7, seconds: 1);
        var once = true;
        office.BeforeCall = async _ =>
        {
            if (once)
            {
                once = false;
                await office.WriteAsync(async db =>
                {
                    await db
                        .People.Where(row => row.Id == 1)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Somebody"));
                    await db.Affairs.ExecuteUpdateAsync(set =>
                        set.SetProperty(row => row.CardIsStale, true).SetProperty(row => row.CardShows, "erased 1")
                    );
                });
            }
        };

        await office.SettleAsync();

        Assert.False(once);
        Assert.Contains("Raised by Somebody", office.Said.First(), StringComparison.Ordinal);
        Assert.Equal(2, office.Calls.Count(call => call.Method == "editMessageText"));
        Assert.False((await office.CardOfAsync(7)).CardIsStale);
    }

    [Fact]
    public async Task A_card_that_is_underway_while_the_group_changes_its_language_is_drawn_again()
    {
        await using var office = await PostOffice.WithCardAsync();
        await office.ChangeAffairAsync(7, seconds: 1);
        var edits = 0;
        office.BeforeCall = async _ =>
        {
            if (edits++ == 0)
            {
                await office.WriteAsync(async db =>
                {
                    await db.Communities.ExecuteUpdateAsync(set =>
                        set.SetProperty(row => row.Language, "zh-Hans").SetProperty(row => row.Version, 1)
                    );
                    await db.Affairs.ExecuteUpdateAsync(set => set.SetProperty(row => row.CardIsStale, true));
                });
            }
        };

        await office.SettleAsync();

        Assert.Equal(2, edits);
        Assert.Contains("提事人：Anna", office.Said.First(), StringComparison.Ordinal);
        Assert.False((await office.CardOfAsync(7)).CardIsStale);
    }

    [Fact]
    public async Task A_card_waits_until_its_chat_has_been_told_everything_else()
    {
        await using var office = await PostOffice.WithCardAsync();
        await office.OweAsync(new PostMessage(office.Group, new("one")), new PostMessage(office.Group, new("two")));
        await office.ChangeAffairAsync(7, seconds: 1);

        await office.SettleAsync();

        Assert.Equal(["sendMessage", "sendMessage", "editMessageText"], office.Calls.TakeLast(3).Select(call => call.Method));
    }

    [Fact]
    public async Task A_busy_card_leaves_the_group_room_for_messages()
    {
        await using var office = await PostOffice.WithCardAsync();
        for (var seconds = 1; seconds <= 30; seconds++)
        {
            await office.ChangeAffairAsync(7, seconds);
            await office.SettleAsync(TimeSpan.FromSeconds(1.5));
            office.Advance(TimeSpan.FromMilliseconds(10));
        }

        var asked = office.Now;
        await office.OweAsync(new PostMessage(office.Group, new("an answer")));
        await office.SettleAsync(TimeSpan.FromSeconds(2));

        Assert.Contains("an answer", office.Said);
        Assert.InRange(office.Now, asked, asked.AddSeconds(2));
    }

    [Fact]
    public async Task A_deleted_card_is_posted_again()
    {
        await using var office = await PostOffice.WithCardAsync();
        var before = (await office.CardOfAsync(7)).CardMessageId;
        office.World.FailNext("editMessageText", 400, "Bad Request: message to edit not found");
        await office.ChangeAffairAsync(7, seconds: 2);

        await office.SettleAsync();

        var after = await office.CardOfAsync(7);
        Assert.Equal(2, office.Said.Count());
        Assert.NotEqual(before, after.CardMessageId);
        Assert.False(after.CardIsStale);
    }

    [Fact]
    public async Task A_card_with_a_photo_is_edited_as_a_caption()
    {
        await using var office = await PostOffice.BuildAsync();
        office.World.SendPhoto(office.Anna.Id, office.Anna.Id, "lamp");
        var photo = office.World.Messages(office.Anna.Id)[^1].PhotoFileId;
        await office.ChangeAffairAsync(7, 0, photo);
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
        await office.OpenAsync();
        await office.SettleAsync();

        await office.ChangeAffairAsync(7, 1, photo);
        await office.SettleAsync();

        Assert.Equal(["sendPhoto", "editMessageCaption"], office.Calls.Select(call => call.Method));
        Assert.All(office.Calls, call => Assert.True(call.Ok, call.Description));
        Assert.True((await office.CardOfAsync(7)).CardHasPhoto);
    }

    [Fact]
    public async Task A_photo_that_was_refused_is_not_tried_again_before_a_day_has_passed()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.ChangeAffairAsync(7, 0, photo: "no-such-file");
        await office.OpenAsync();
        foreach (var wait in new[] { TimeSpan.Zero, TimeSpan.FromHours(23), TimeSpan.FromHours(2) })
        {
            office.Advance(wait);
            await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });
            await office.SettleAsync();
        }

        Assert.Equal(
            ["sendPhoto", "sendMessage", "sendMessage", "sendPhoto", "sendMessage"], office.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task A_card_whose_photo_is_refused_is_posted_as_text()
    {
        await using var office = await PostOffice.BuildAsync();
        await office.ChangeAffairAsync(7, 0, photo: "no-such-file");
        await office.OweAsync(new PostCard(office.Group) { AffairId = 7 });

        await office.OpenAsync();
        await office.SettleAsync();

        Assert.Contains("The lamp is broken", office.Said.Single(), StringComparison.Ordinal);
        Assert.False((await office.CardOfAsync(7)).CardHasPhoto);
    }

    [Fact]
    public async Task A_card_is_pinned_and_unpinned_without_noise()
    {
        await using var office = await PostOffice.WithCardAsync(admin: true);
        await office.OweAsync(new PinCard(office.Group, true) { AffairId = 7 });
        await office.SettleAsync();
        Assert.Equal((await office.CardOfAsync(7)).CardMessageId, office.World.Pinned(office.Group)?.Id);

        await office.OweAsync(new PinCard(office.Group, false) { AffairId = 7 });
        await office.SettleAsync();
        Assert.Null(office.World.Pinned(office.Group));
    }
}
