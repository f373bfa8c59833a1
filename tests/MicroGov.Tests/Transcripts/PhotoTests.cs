using MicroGov.Core.Lifecycle;

namespace MicroGov.Tests.Transcripts;

public sealed class PhotoTests
{
    [Fact]
    public async Task A_photo_travels_with_the_affair_it_was_raised_with()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var shown = await here.ShowPhotoAsync(here.Wang, "/raise Dark stairwell\nFloors 4 to 6");
        var photo = here.World.Messages(here.Group).Single(message => message.Id == shown).PhotoFileId;
        Assert.NotNull(photo);
        Assert.Equal(photo, here.Card().PhotoFileId);
        await here.PressAsync(here.Li, "Second");
        Assert.Equal(photo, here.Card().PhotoFileId);
        Assert.Contains("Seconds: 1 of 3", here.Card().Text);
        Assert.Contains("Floors 4 to 6", here.Card().Text);

        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/affair 1", inPrivate: true);
        Assert.Equal((photo, here.Card().Text), (here.Private(here.Wang)[^1].PhotoFileId, here.Told(here.Wang)));
        here.NothingWasRefused();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_card_shown_again_in_the_group_has_its_photo(bool botIsAdmin)
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: botIsAdmin);
        await here.ShowPhotoAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/affair 1");
        var again = here.Seen(here.Li)[^1];
        Assert.Equal((here.Card().PhotoFileId, here.Card().Text, botIsAdmin), (again.PhotoFileId, again.Text, again.Ephemeral));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_photo_of_finished_work_is_in_the_report()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        await here.ShowPhotoAsync(here.Zhao, "/progress 1");
        var shown = await here.ShowPhotoAsync(here.Zhao, "/done 1 Both lamps work");
        var photo = here.World.Messages(here.Group).Single(message => message.Id == shown).PhotoFileId;
        Assert.Equal(photo, here.FromBot[^1].PhotoFileId);
        Assert.EndsWith("Both lamps work", here.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.Equal(2, (await here.AffairAsync())!.Work!.Evidence.Length);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_photo_answers_the_question_what_it_is_about()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise");
        await here.ShowPhotoAsync(here.Wang, "Dark stairwell", replyTo: here.FromBot[^1].Id);
        Assert.NotNull(here.Card().PhotoFileId);
    }

    [Fact]
    public async Task The_longest_texts_fit_the_caption_and_every_message_after_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var title = string.Concat(Enumerable.Repeat("<&>\"灯", 24));
        await here.ShowPhotoAsync(here.Wang, $"/raise {title}\n{new string('&', 890)}");
        foreach (var number in Enumerable.Range(0, 10))
        {
            await here.SayAsync(here.Li, $"/option 1 {number}{new string('<', 99)}");
        }

        await here.SayAsync(here.Mei, "/urgent 1");
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.ShowPhotoAsync(here.Zhao, $"/done 1 {new string('>', 1_000)}");
        Assert.NotNull(here.FromBot[^1].PhotoFileId);
        await here.SayAsync(here.Li, $"/reject 1 {new string('&', 3_500)}");
        await here.SayAsync(here.Zhao, $"/done 1 {new string('&', 3_500)}");
        await here.SayAsync(here.Li, "/accept 1");
        await here.SayAsync(here.Mei, $"/close 1 {new string('&', 3_500)}");
        Assert.Equal(Stage.Closed, (await here.AffairAsync())!.Stage);
        Assert.All(here.FromBot, message => Assert.InRange(message.Text.Length, 1, message.PhotoFileId is null ? 4_096 : 1_024));
        Assert.Contains("Closed: resolved", here.Card().Text);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_longest_title_and_description_are_taken_and_one_more_is_refused()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, $"/raise {new string('灯', 120)}\n{new string('黑', 3_500)}");
        Assert.Equal((120, 3_500), ((await here.AffairAsync())!.Title.Length, (await here.AffairAsync())!.Description.Length));
        await here.SayAsync(here.Wang, $"/raise {new string('灯', 121)}");
        Assert.StartsWith("A title has at most 120 characters", here.FromBot[^1].Text, StringComparison.Ordinal);
        await here.SayAsync(here.Wang, $"/raise Lamp\n{new string('黑', 3_501)}");
        Assert.StartsWith("That is 3501 characters, and 3500 fit here", here.FromBot[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await here.AffairsAsync());
        await here.SayAsync(here.Wang, "/raise Lamp");
        Assert.Equal(2, (await here.AffairAsync(2))!.Number);
        here.NothingWasRefused();
    }
}
