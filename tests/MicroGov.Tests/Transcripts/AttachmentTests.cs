using System.Text;
using System.Text.Json.Nodes;
using MicroGov.Core.Work;
using MicroGov.Operations;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Transcripts.Communities;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts;

/// <summary>Photos and files that come with what people do are rows of their own, told by the journal.</summary>
public sealed class AttachmentTests
{
    [Fact]
    public async Task What_was_sent_is_kept_with_its_kind_size_words_sender_and_message()
    {
        await using var here = await Neighbourhood.OpenAsync();
        var raised = await here.ShowPhotoAsync(here.Wang, "/raise Dark stairwell\nFloors 4 to 6");
        await here.SayAsync(here.Mei, "/urgent 1");
        await here.SayAsync(here.Zhao, "/claim 1");
        var lamps = Encoding.UTF8.GetBytes("Two lamps: 18.40");
        var bill = here.World.SendDocument(here.Zhao.Id, here.Group, "bill.pdf", lamps, "/progress 1 Here is the bill");
        await here.SettleAsync();
        var done = await here.ShowPhotoAsync(here.Zhao, "/done 1 Both lamps work");

        var group = await here.AskAsync(db => db.Groups.Select(row => (long?)row.Id).SingleAsync());
        var (wang, zhao) = (await Quill.NumberAsync(here, here.Wang), await Quill.NumberAsync(here, here.Zhao));
        var rows = await RowsAsync(here);
        Assert.Equal(
            [
                (1, "Photo", "Dark stairwell\nFloors 4 to 6", wang, group, (int)raised),
                (2, "Document", "Here is the bill", zhao, group, (int)bill),
                (3, "Photo", "Both lamps work", zhao, group, (int)done),
            ],
            rows.Select(row => (row.Number, row.Kind, row.Caption, row.PersonId, row.GroupId, row.MessageId)));
        Assert.Equal(here.World.Messages(here.Group).Single(message => message.Id == done).PhotoFileId, rows[2].FileId);
        Assert.Equal(16, rows[1].Size);
        Assert.All(rows, row => Assert.True(row is { UniqueId.Length: > 0, Size: > 0 } && row.At <= here.Clock.Now));
        Assert.Equal(3, rows.Select(row => row.UniqueId).Distinct().Count());
        var affair = (await here.AffairAsync())!;
        Assert.Equal((3, 1), (affair.Attachments, Assert.Single(affair.RaisedWith)));
        Assert.Equal<int>([2, 3], affair.Work!.Evidence);
        Assert.Equal(3, Assert.Single((await here.JournalAsync()).OfType<WorkReported>().Single().Attachments).Number);
        // The bill is no picture to show.
        Assert.Equal(rows[2].FileId, here.FromBot[^1].PhotoFileId);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task The_journal_alone_brings_lost_rows_back()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.ShowPhotoAsync(here.Wang, "/raise Dark stairwell");
        var rows = await RowsAsync(here);
        await Quill.WriteAsync(here, db => db.Attachments.RemoveRange(db.Attachments));

        var (place, said) = await here.WorkplaceAsync();
        await here.WhileDownAsync(async () =>
            Assert.Equal((1, 0), (await VerifyCommand.RunAsync(place), await RebuildCommand.RunAsync(place))));

        Assert.Contains("a row of Attachments is in the journal but not stored", said.ToString(), StringComparison.Ordinal);
        Assert.Equivalent(rows, await RowsAsync(here), strict: true);
    }

    /// <summary>A private chat's number is its person's account, which no journal may hold.</summary>
    [Fact, Trait("Database", "SQLite only")]
    public async Task What_is_sent_in_private_says_nothing_of_the_account_and_outlives_its_sender()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        here.World.SendPhoto(quill.Id, quill.Id, "/raise Dark stairwell");
        await here.SettleAsync();
        var number = await Quill.NumberAsync(here, quill);
        var row = Assert.Single(await RowsAsync(here));
        Assert.Equal((number, null, "Dark stairwell"), (row.PersonId, row.GroupId, row.Caption));
        Assert.NotNull(row.MessageId);

        await Quill.IsForgottenAsync(here, quill);

        Assert.Equal(number, Assert.Single(await RowsAsync(here)).PersonId);
        Assert.Empty(here.InTables(quill));
    }

    [Fact]
    public async Task Whoever_asks_what_is_kept_of_them_is_told_of_their_photos_and_files()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.GreetAsync(here.Wang);
        await here.ShowPhotoAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Mei, "/urgent 1");
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.ShowPhotoAsync(here.Zhao, "/done 1 Both lamps work");

        await here.SayAsync(here.Wang, "/mydata", inPrivate: true);

        var told = JsonNode.Parse(here.Private(here.Wang)[^1].Document!.ReadText())!["photosAndFiles"]!.AsArray();
        Assert.Equal(("Photo", "Dark stairwell"), ((string)Assert.Single(told)!["kind"]!, (string)told[0]!["caption"]!));
    }

    private static Task<List<AttachmentRow>> RowsAsync(Neighbourhood here) =>
        here.AskAsync(db => db.Attachments.AsNoTracking().OrderBy(row => row.AffairId).ThenBy(row => row.Number).ToListAsync());
}
