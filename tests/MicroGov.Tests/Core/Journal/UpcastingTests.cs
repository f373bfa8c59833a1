using System.Text.Json.Nodes;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Tests.Core.Journal;

/// <summary>A made-up kind of event that has been through two changes of its stored shape.</summary>
public sealed class UpcastingTests
{
    private static readonly EventFormat<AffairEvent> Format = new([.. AffairEvents.Format.Kinds, Danced.Kind]);

    private static readonly Danced Event = new(new(1), new(2), "waltz");

    [Theory]
    [InlineData("""{"kind":"danced","v":1,"by":1,"partner":2}""")]
    [InlineData("""{"kind":"danced","v":2,"by":1,"with":2}""")]
    [InlineData("""{"kind":"danced","v":3,"by":1,"with":2,"dance":"waltz"}""")]
    public void Every_version_so_far_is_read_as_the_event_of_today(string payload) => Assert.Equal(Event, Format.Read(payload));

    [Fact]
    public void Only_the_version_of_today_is_written() =>
        Assert.Equal("""{"kind":"danced","v":3,"by":1,"with":2,"dance":"waltz"}""", Format.Write(Event));

    [Fact]
    public void A_version_that_is_to_come_is_left_to_who_knows_it()
    {
        var unknown = Assert.Throws<UnknownEventException>(() => Format.Read("""{"kind":"danced","v":4,"steps":[]}"""));
        Assert.Equal(("danced", 4), (unknown.Kind, unknown.Version));
    }

    [Fact]
    public void Whom_a_new_kind_concerns_is_found_like_everybody() =>
        Assert.Equal([new(1), new(2)], Format.PersonsOf(Event).Order());

    [Fact]
    public void The_clock_is_nobody_whom_an_event_concerns()
    {
        Assert.Equal(new PersonId(2), Assert.Single(Format.PersonsOf(Event with { By = PersonId.Clock })));
        Assert.Empty(Format.PersonsOf(new DeadlineMoved(PersonId.Clock, DateTimeOffset.UnixEpoch)));
    }

    private sealed record Danced(PersonId By, PersonId With, string Dance) : AffairEvent
    {
        public static readonly EventKind<AffairEvent> Kind = AffairEventKind.Of(
            "danced",
            (Danced e) => new DancedV3(e.By, e.With, e.Dance),
            s => new(s.By, s.With, s.Dance),
            e => [e.By, e.With],
            [FirstToSecond, SecondToThird]);

        /// <summary>A member got a better name.</summary>
        private static JsonObject FirstToSecond(JsonObject first)
        {
            first.Remove("partner", out var with);
            first["with"] = with;
            return first;
        }

        /// <summary>There was only one dance.</summary>
        private static JsonObject SecondToThird(JsonObject second)
        {
            second["dance"] = "waltz";
            return second;
        }
    }

    private sealed record DancedV3(PersonId By, PersonId With, string Dance);
}
