using System.Text;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Tests.Transcripts.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

/// <summary>Files that are too large, too many, or too slow: nobody else waits for them, and none is worked on twice.</summary>
public sealed class FileBombTests
{
    private const long First = 2_000_000_001;

    private const string TooLarge = "That file is too large; I read up to 2 MB.";

    [Theory]
    [InlineData("/households")]
    [InlineData("/rules")]
    public async Task Twenty_files_of_19_megabytes_are_refused_by_their_size_and_not_fetched(string command)
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        var large = new byte[19_000_000];
        for (var file = 0; file < 20; file++)
        {
            here.World.SendDocument(here.Mei.Id, here.Mei.Id, $"{file}.csv", large, command);
        }

        await here.SettleAsync();

        Assert.DoesNotContain(here.World.Calls, call => call.Method == "getFile");
        Assert.Equal(20, here.Private(here.Mei).Count(message => message.Text.StartsWith(TooLarge, StringComparison.Ordinal)));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task How_large_is_a_setting()
    {
        await using var here = await Neighbourhood.OpenAsync(settings: new() { ["Files:MostBytes"] = "10000" });
        await here.GreetAsync(here.Mei);
        await here.SendRosterAsync(here.Mei, new byte[10_001]);
        Assert.StartsWith(
            "That file is too large; I read up to 0.01 MB.", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_one_file_is_fetched_neighbours_are_answered_and_a_second_one_is_not_taken()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        // Telegram does not come back with it.
        here.World.Faults.SwitchOn(
            new(SandboxFaultKind.Delay) { Name = "slow", Method = "getFile", Pause = TimeSpan.FromSeconds(40), Times = 1 });
        Send(here, "one.csv", "door\n1-1-101\n");
        Send(here, "two.csv", "door\n2-2-202\n");
        here.World.Send(here.Wang.Id, here.Group, "/raise Dark stairwell");

        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
        Assert.Equal("Dark stairwell", (await here.AffairAsync())!.Title);
        // Nobody knows when the fetching begins, so time passes until it has ended.
        var settled = here.SettleAsync();
        while (!settled.IsCompleted)
        {
            here.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await settled;

        Assert.Single(here.Private(here.Mei), message =>
            message.Text.StartsWith("I am still reading the file that you sent before.", StringComparison.Ordinal));
        Assert.Single(here.Private(here.Mei), message => message.Text.StartsWith("This would add 1 ", StringComparison.Ordinal));
        Assert.Equal(0, await here.AskAsync(db => db.FileJobs.CountAsync()));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_file_that_was_sent_before_a_crash_is_read_once_after_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        here.World.Faults.SwitchOn(
            new(SandboxFaultKind.Delay) { Name = "slow", Method = "getFile", Pause = TimeSpan.FromDays(1), Times = 1 });
        Send(here, "one.csv", "door\n1-1-101\n");
        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
        Assert.Equal(1, await here.AskAsync(db => db.FileJobs.CountAsync()));

        await here.WhileDownAsync(TimeSpan.FromSeconds(1), () => here.World.Faults.SwitchOff("slow"));

        Assert.Single(here.Private(here.Mei), message => message.Text.StartsWith("This would add 1 ", StringComparison.Ordinal));
        await here.PressInPrivateAsync(here.Mei, "Import");
        Assert.Equal(1, await here.AskAsync(db => db.Households.CountAsync()));
        Assert.Equal(0, await here.AskAsync(db => db.FileJobs.CountAsync()));
    }

    [Fact]
    public async Task One_that_Telegram_does_not_give_is_given_up_after_an_hour()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        here.World.Faults.SwitchOn(new(SandboxFaultKind.Error) { Name = "gone", Method = "getFile" });
        Send(here, "one.csv", "door\n1-1-101\n");
        await here.World.WhenAcknowledgedAsync(CancellationToken.None);
        await PassAsync(here, async () => await here.AskAsync(db => db.FileJobs.AnyAsync()));

        Assert.Equal(1, await here.AskAsync(db => db.DeadLetters.CountAsync()));
        here.World.Faults.SwitchOff("gone");
        await here.SendRosterAsync(here.Mei, Encoding.UTF8.GetBytes("door\n1-1-102\n"));
        Assert.StartsWith("This would add 1 ", here.Private(here.Mei)[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Lets time pass as long as that is so.</summary>
    private static async Task PassAsync(Neighbourhood here, Func<Task<bool>> holds)
    {
        while (await holds())
        {
            here.Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task What_others_have_written_is_not_kept_with_a_file_that_waits()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        var asked = await here.SayAsync(here.Wang, "Who has the list of households?");
        here.World.Faults.SwitchOn(
            new(SandboxFaultKind.Delay) { Name = "slow", Method = "getFile", Pause = TimeSpan.FromDays(1), Times = 1 });
        here.World.SendDocument(
            here.Mei.Id, here.Group, "one.csv", Encoding.UTF8.GetBytes("door\n1-1-101\n"), "/households", replyTo: asked);
        await here.World.WhenAcknowledgedAsync(CancellationToken.None);

        var kept = await here.AskAsync(db => db.FileJobs.Select(row => row.Json).SingleAsync());
        Assert.DoesNotContain("list of households", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Wang", kept, StringComparison.Ordinal);
        await here.WhileDownAsync(TimeSpan.FromSeconds(1), () => here.World.Faults.SwitchOff("slow"));
    }

    [Fact]
    public async Task A_batch_that_dies_of_memory_is_taken_one_by_one()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.Services.GetRequiredService<UpdateProcessor>().TakeAsync(
            [Dull(First), Dying(First + 1, new InsufficientMemoryException())], CancellationToken.None);

        Assert.Equal([First, First + 1], await TakenAsync(here));
        Assert.Equal(First + 1, await here.AskAsync(db => db.DeadLetters.Select(row => row.UpdateId).SingleAsync()));
    }

    /// <summary>What takes too long alone may be the database's fault, so it waits; those before it do not.</summary>
    [Fact]
    public async Task A_batch_that_dies_of_time_is_taken_one_by_one()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => here.Services.GetRequiredService<UpdateProcessor>().TakeAsync(
            [Dull(First), Dying(First + 1, new TimeoutException())], CancellationToken.None));

        Assert.Equal([First], await TakenAsync(here));
    }

    private static Task<List<long>> TakenAsync(Neighbourhood here) => here.AskAsync(db =>
        db.Updates.Where(row => row.UpdateId >= First).Select(row => row.UpdateId).OrderBy(id => id).ToListAsync());

    private static ReceivedUpdate Dull(long id) =>
        new(id, () => new IrrelevantUpdate(id), () => "{}", new(), () => AccountsNamed.Only(null));

    private static ReceivedUpdate Dying(long id, Exception fault) => Dull(id) with { Read = () => throw fault };

    private static void Send(Neighbourhood here, string name, string roster) =>
        here.World.SendDocument(here.Mei.Id, here.Mei.Id, name, Encoding.UTF8.GetBytes(roster), "/households");
}
