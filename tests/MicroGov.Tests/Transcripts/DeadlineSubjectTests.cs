using MicroGov.Core.Lifecycle;
using MicroGov.Operations;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;
using MicroGov.Tests.Operations;
using MicroGov.Tests.Transcripts.Communities;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>Deadlines of one kind that are about different things are rows of their own.</summary>
public sealed class DeadlineSubjectTests
{
    [Fact]
    public async Task One_that_falls_due_takes_no_other_of_its_kind_along()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        var other = await AddAsync(here, subject: 3, here.Clock.Now.AddDays(7));
        Assert.Equal([0, 3], await SubjectsAsync(here));

        await here.WindAsync(TimeSpan.FromDays(8));

        Assert.True((await here.AffairAsync())!.Work!.Overdue);
        Assert.Equal([3], await SubjectsAsync(here));

        await here.Services.GetRequiredService<DeadlineHandler>().FallDueAsync(other, CancellationToken.None);
        Assert.Empty(await SubjectsAsync(here));
    }

    [Fact]
    public async Task A_stale_one_that_falls_due_is_dropped_alone()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        // As late as the affair's own, so that nothing but its subject tells them apart.
        var own = await here.AskAsync(db => db.Deadlines.SingleAsync(row => row.Kind == nameof(DeadlineKind.WorkDue)));
        var stale = await AddAsync(here, subject: 3, own.At);

        await here.Services.GetRequiredService<DeadlineHandler>().FallDueAsync(stale, CancellationToken.None);

        Assert.Equal([0], await SubjectsAsync(here));
        Assert.False((await here.AffairAsync())!.Work!.Overdue);
    }

    /// <summary>No kind of this version is about anything but the affair itself.</summary>
    [Fact]
    public async Task One_about_something_that_only_a_newer_replica_knows_is_left_to_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.BringToAsync(Stage.Underway);
        await AddAsync(here, subject: 3, here.Clock.Now.AddMinutes(1));

        await here.SayAsync(here.Zhao, "/progress 1 Half of it");
        await here.WindAsync(TimeSpan.FromMinutes(2));
        await here.SayAsync(here.Mei, "/extend 1 1d");

        Assert.Equal([0, 3], await SubjectsAsync(here));
        var (place, said) = await here.WorkplaceAsync();
        await here.WhileDownAsync(async () => Assert.True(await RebuildCommand.RunAsync(place) == 0, said.ToString()));
        Assert.Contains("\nDeadlines: 0 rows differed.", said.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal([0, 3], await SubjectsAsync(here));
    }

    private static async Task<DeadlineRow> AddAsync(Neighbourhood here, int subject, DateTimeOffset at)
    {
        var affair = await here.AskAsync(db => db.Affairs.Select(row => row.Id).SingleAsync());
        var row = DeadlineRow.Of(affair, new(DeadlineKind.WorkDue, at, new(subject)));
        await Quill.WriteAsync(here, db => db.Deadlines.Add(row));
        return row;
    }

    private static async Task<List<int>> SubjectsAsync(Neighbourhood here)
    {
        var rows = await here.AskAsync(db => db.Deadlines.Where(row => row.Kind == nameof(DeadlineKind.WorkDue)).ToListAsync());
        return [.. rows.Select(row => row.Subject).Order()];
    }
}
