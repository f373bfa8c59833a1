using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Sandbox;
using MicroGov.Storage;
using MicroGov.Tests.Core.Journal;
using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Privacy;

/// <summary>Whom an event concerns, its kind says; <c>/mydata</c> and <c>/forgetme</c> know nothing else of it.</summary>
public sealed class EventPersonsTests
{
    private static readonly EventFormat<AffairEvent> AffairFormat = new([.. AffairEvents.Format.Kinds, Danced.Kind]);

    private static readonly EventFormat<CommunityEvent> CommunityFormat = new([.. CommunityEvents.Format.Kinds, FeastHeld.Kind]);

    [Fact]
    public async Task A_kind_of_event_that_is_new_is_told_and_forgotten_like_any_other()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var me = new PersonId(await Quill.NumberAsync(here, quill));

        await AppendAsync(here, [new Danced(new(1), me, "waltz")], [new FeastHeld([me])]);

        Assert.Equal(["feast-held", "danced"], await ToldAsync(here, quill));
        await Quill.IsForgottenAsync(here, quill);
        await here.SayAsync(quill, "/second 1");
        Assert.StartsWith(
            "You have had your say in #1 already, before I forgot you.", here.Whispered(quill), StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(here, quill));
    }

    [Fact]
    public async Task Every_kind_of_event_with_a_person_in_it_is_told()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        var quill = await Quill.ComesAsync(here);
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        var me = new PersonId(await Quill.NumberAsync(here, quill));
        var affair = AffairEvents.Format.Kinds
            .Select(kind => (kind.Name, Event: (AffairEvent)Filled.Around(kind.Type, me))).ToList();
        var community = CommunityEvents.Format.Kinds
            .Select(kind => (kind.Name, Event: (CommunityEvent)Filled.Around(kind.Type, me))).ToList();

        await AppendAsync(here, affair.Select(one => one.Event), community.Select(one => one.Event));

        Assert.Equal(
            [
                .. community.Where(one => PersonsIn.AllOf(one.Event).Count > 0).Select(one => one.Name),
                .. affair.Where(one => PersonsIn.AllOf(one.Event).Count > 0).Select(one => one.Name),
            ],
            await ToldAsync(here, quill));
    }

    /// <summary>Else a person whom no test ever puts there could be missing from what the kind lists.</summary>
    [Fact]
    public void Wherever_the_type_of_an_event_has_room_for_a_person_the_tests_put_one() => Assert.All(
        [.. AffairEvents.Format.Kinds.Select(kind => kind.Type), .. CommunityEvents.Format.Kinds.Select(kind => kind.Type)],
        type => Assert.Equal((type, PlacesIn(type, [])), (type, PersonsIn.AllOf(Filled.Whole(type)).Count)));

    /// <summary>Lists are filled with two of each.</summary>
    private static int PlacesIn(Type type, ImmutableStack<Type> inside) =>
        Nullable.GetUnderlyingType(type) is { } value ? PlacesIn(value, inside)
        : type == typeof(PersonId) ? 1
        : type.IsGenericType ? 2 * type.GetGenericArguments().Sum(argument => PlacesIn(argument, inside))
        : type.IsClass && type.Namespace!.StartsWith("MicroGov", StringComparison.Ordinal) && !inside.Contains(type)
            ? type.GetProperties().Where(property => property.CanWrite)
                .Sum(property => PlacesIn(property.PropertyType, inside.Push(type)))
            : 0;

    private static Task AppendAsync(Neighbourhood here, IEnumerable<AffairEvent> affair, IEnumerable<CommunityEvent> community) =>
        here.Services.GetRequiredService<Database>().WriteAsync(
            async db =>
            {
                var work = new UnitOfWork(db, here.Clock.Now, CancellationToken.None);
                var row = (await work.Affairs.FindAsync(await db.Affairs.Select(one => one.Id).SingleAsync()))!;
                foreach (var happened in affair)
                {
                    work.AffairJournal.Append(row, happened, AffairFormat);
                }

                foreach (var happened in community)
                {
                    work.CommunityJournal.Append(await work.Communities.GetAsync(row.CommunityId), happened, CommunityFormat);
                }

                await work.SaveAsync();
                return true;
            },
            CancellationToken.None);

    private static async Task<IEnumerable<string>> ToldAsync(Neighbourhood here, SandboxPerson person) =>
        (await MyDataTests.AskedAsync(here, person))["journal"]!.AsArray().Select(KindOf);

    private static string KindOf(JsonNode? entry) => (string)entry!["what"]!["kind"]!;

    private sealed record Danced(PersonId By, PersonId With, string Dance) : AffairEvent
    {
        public static readonly EventKind<AffairEvent> Kind = AffairEventKind.Of(
            "danced", (Danced e) => new DancedV1(e.By, e.With, e.Dance), s => new(s.By, s.With, s.Dance), e => [e.By, e.With]);
    }

    private sealed record DancedV1(PersonId By, PersonId With, string Dance);

    private sealed record FeastHeld(IReadOnlyList<PersonId> Cooks) : CommunityEvent
    {
        public static readonly EventKind<CommunityEvent> Kind = new EventKind<CommunityEvent, FeastHeld, FeastHeldV1>(
            "feast-held", e => new([.. e.Cooks]), s => new(s.Cooks), e => e.Cooks.Select(cook => (PersonId?)cook));
    }

    private sealed record FeastHeldV1(PersonId[] Cooks);
}
