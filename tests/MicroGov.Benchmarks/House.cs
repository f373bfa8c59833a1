using System.Diagnostics;

namespace MicroGov.Benchmarks;

/// <summary>A service at work in a town, whose people do one thing at a time and wait until it has had its effect.</summary>
internal sealed class House : IAsyncDisposable
{
    /// <summary>Long enough for the sender to write down what it sent, so that one thing does not slow the next one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private const long Asker = Town.FirstAccount;

    private readonly Hose hose;
    private readonly Service service;
    private readonly int people, votes;
    private long update = Answers.FirstUpdate;
    private int cast;

    private House(Hose hose, Service service, Town town) =>
        (this.hose, this.service, people, votes) = (hose, service, town.People, town.Votes);

    /// <summary>Resident memory, in MB.</summary>
    public long Memory => service.Memory;

    public static async Task<House> OpenAsync(Town town)
    {
        var hose = await Hose.OpenAsync();
        // Telegram's pace would be measured else.
        var house = new House(hose, Service.Start(hose.Address, town.DatabaseFile, Service.Unpaced), town);
        await hose.FirstPoll.Task;
        await house.service.RestAsync();
        // Who writes in the group is at home there, also in private.
        await house.ConfirmedAsync(id => Typing.ToJson(id, Asker, Town.Group, "/me@BenchBot"));
        return house;
    }

    /// <summary>The next of the people answers the next poll.</summary>
    public async Task<(TimeSpan Confirmed, TimeSpan CardDrawn)> VoteAsync()
    {
        var (person, vote) = (cast % people, cast / people % votes);
        var choice = cast++ % Answers.Choices;
        var card = hose.NextCallAsync("editMessageText");
        var (began, confirmed) = await ConfirmedAsync(id => Answers.ToJson(new(id, person, vote, choice)));
        var drawn = await card;
        return await ThenAsync((Stopwatch.GetElapsedTime(began, confirmed), Stopwatch.GetElapsedTime(began, drawn)));
    }

    /// <summary>Somebody asks in private, until the answer is sent.</summary>
    public async Task<TimeSpan> AskAsync(string command)
    {
        var answer = hose.NextCallAsync("sendMessage");
        var (began, _) = await ConfirmedAsync(id => Typing.ToJson(id, Asker, Asker, command));
        return await ThenAsync(Stopwatch.GetElapsedTime(began, await answer));
    }

    public async ValueTask DisposeAsync()
    {
        service.Dispose();
        await hose.DisposeAsync();
    }

    private async Task<(long Began, long Confirmed)> ConfirmedAsync(Func<long, byte[]> write)
    {
        var id = update++;
        var confirmed = hose.WhenConfirmedAsync(id);
        var json = write(id);
        var began = Stopwatch.GetTimestamp();
        hose.Push([(id, json)]);
        return (began, await confirmed);
    }

    private static async Task<T> ThenAsync<T>(T value)
    {
        await Task.Delay(Pause);
        return value;
    }
}
