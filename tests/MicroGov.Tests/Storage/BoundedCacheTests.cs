using MicroGov.Pipeline;
using MicroGov.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MicroGov.Tests.Storage;

public sealed class BoundedCacheTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void What_was_learned_first_goes_first()
    {
        var cache = new BoundedCache<int, string>(3, TimeSpan.FromHours(1), time);
        cache.Set(1, "one");
        cache.Set(2, "two");
        cache.Set(3, "three");
        cache.Set(1, "one, again");
        cache.Set(4, "four");

        Assert.Equal(3, cache.Count);
        Assert.False(cache.TryGet(2, out _));
        Assert.True(cache.TryGet(1, out var known));
        Assert.Equal("one, again", known);
    }

    [Fact]
    public void Nothing_is_known_for_longer_than_it_may_be()
    {
        var cache = new BoundedCache<int, string>(3, TimeSpan.FromHours(1), time);
        cache.Set(1, "one");
        time.Advance(TimeSpan.FromMinutes(40));
        cache.Set(2, "two");
        Assert.True(cache.TryGet(1, out _));

        time.Advance(TimeSpan.FromMinutes(40));
        cache.Trim();

        Assert.Equal(1, cache.Count);
        Assert.False(cache.TryGet(1, out _));
        Assert.True(cache.TryGet(2, out _));
    }

    [Fact]
    public void What_is_taken_out_is_not_known()
    {
        var cache = new BoundedCache<int, string>(3, TimeSpan.FromHours(1), time);
        cache.Set(1, "one");

        cache.Remove(1);
        cache.Remove(2);

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void However_many_people_come_by_only_the_latest_are_remembered_as_members()
    {
        const int People = 50_000;
        var lookups = new TelegramLookups(null!, new(time), new(), time, NullLogger<TelegramLookups>.Instance);
        for (var person = 1; person <= People; person++)
        {
            lookups.Learn(-1, person, new(IsPresent: true, IsModerator: false));
        }

        var questions = new PendingLookups(time.GetUtcNow().AddSeconds(1));
        var known = Enumerable.Range(1, People)
            .Count(person => lookups.Of(questions, -1, person, TimeSpan.FromMinutes(10)) is not null);

        Assert.InRange(known, 1_000, People / 2);
        Assert.Equal(People - known, questions.Standings.Count);
        Assert.DoesNotContain((-1L, (long)People), questions.Standings);
    }
}
