using MicroGov.Pipeline;
using MicroGov.Telegram;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Types;

namespace MicroGov.Tests.Telegram;

public sealed class UpdateBatcherTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly List<long[]> commits = [];
    private readonly UpdateBatcher gathering;
    private Exception? fault;

    public UpdateBatcherTests() =>
        gathering = new UpdateBatcher(CommitAsync, TimeSpan.FromMilliseconds(5), time, NullLogger<UpdateBatcher>.Instance);

    public Task InitializeAsync() => gathering.StartAsync(CancellationToken.None);

    public Task DisposeAsync() => gathering.StopAsync(CancellationToken.None);

    public void Dispose() => gathering.Dispose();

    [Fact]
    public async Task Those_that_come_within_five_milliseconds_share_a_commit_in_order_of_their_ids()
    {
        await LetPassAsync(Take(7), Take(5), Take(6));

        Assert.Equal([[5, 6, 7]], commits);
    }

    [Fact]
    public async Task A_hundred_wait_for_nobody()
    {
        await Task.WhenAll(Enumerable.Range(1, 100).Select(Take));

        Assert.Equal(100, Assert.Single(commits).Length);
    }

    [Fact]
    public async Task One_more_than_a_hundred_goes_with_the_next()
    {
        await LetPassAsync([.. Enumerable.Range(1, 101).Select(Take)]);

        Assert.Equal([100, 1], commits.Select(commit => commit.Length));
    }

    [Fact]
    public async Task Whoever_shared_a_failed_commit_is_told_and_the_next_goes_on()
    {
        fault = new IOException("The disk is full.");
        Task[] both = [Take(1), Take(2)];
        await Assert.ThrowsAsync<IOException>(() => LetPassAsync(both));
        Assert.All(both, one => Assert.True(one.IsFaulted));
        Assert.Equal(0, gathering.Taken.Count);

        fault = null;
        await LetPassAsync(Take(1));
        Assert.Equal([[1, 2], [1]], commits);
    }

    [Fact]
    public async Task Whoever_still_waits_when_the_service_stops_is_told_that_nothing_is_certain()
    {
        Task[] waiting = [Take(1)];

        await gathering.StopAsync(CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LetPassAsync(waiting));
    }

    private Task Take(int id) => gathering.TakeAsync(AsReceived.Of(new Update { Id = id }), CancellationToken.None);

    /// <summary>Whether the gatherer has begun to wait cannot be seen, so the time passes until it has.</summary>
    private async Task LetPassAsync(params Task[] waiting)
    {
        while (!waiting.All(one => one.IsCompleted))
        {
            time.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }

        await Task.WhenAll(waiting);
    }

    private Task CommitAsync(IReadOnlyList<ReceivedUpdate> batch, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        commits.Add([.. batch.Select(update => update.Id)]);
        return fault is null ? Task.CompletedTask : Task.FromException(fault);
    }
}
