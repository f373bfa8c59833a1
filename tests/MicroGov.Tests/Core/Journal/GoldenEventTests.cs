using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Tests.Core.Journal;

public sealed class GoldenAffairEventTests() : GoldenEventTests<AffairEvent>("affair-events.jsonl", AffairEvents.Format);

public sealed class GoldenCommunityEventTests()
    : GoldenEventTests<CommunityEvent>("community-events.jsonl", CommunityEvents.Format);

/// <summary>Every kind of event in every version that was ever released, held against what is read and written now.</summary>
public abstract class GoldenEventTests<TEvent>(string file, EventFormat<TEvent> format)
    where TEvent : JournalEvent
{
    /// <summary>Everything about an event, with no eye to what the journal keeps.</summary>
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string[] lines = Golden(file, format);

    [Fact]
    public void Every_kind_occurs_in_its_version_of_today() =>
        Assert.Equal(
            format.Kinds.Select(kind => $"{kind.Name} {kind.Version}").Order(StringComparer.Ordinal),
            lines
                .Select(NameOf)
                .Distinct()
                .Intersect(format.Kinds.Select(kind => $"{kind.Name} {kind.Version}"))
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_line_can_be_read() => Assert.All(lines, line => Assert.NotNull(format.Read(line)));

    [Fact]
    public void What_is_read_is_written_again_just_the_same() => Assert.All(
        lines, line => Assert.Equal(IsOfToday(line) ? line : "", IsOfToday(line) ? format.Write(format.Read(line)) : ""));

    [Fact]
    public void An_event_comes_back_with_everything_that_was_said() => Assert.All(
        format.Kinds.SelectMany(kind => new[] { Filled.Whole(kind.Type), Filled.Sparse(kind.Type) }),
        made => Assert.Equal(
            JsonSerializer.Serialize(made, made.GetType(), Plain),
            JsonSerializer.Serialize(format.Read(format.Write((TEvent)made)), made.GetType(), Plain)));

    [Fact]
    public void A_line_that_lacks_a_member_is_damaged_or_read_as_another() => Assert.All(lines, line =>
    {
        foreach (var name in JsonNode.Parse(line)!.AsObject().Select(member => member.Key).ToList())
        {
            var changed = JsonNode.Parse(line)!.AsObject();
            changed.Remove(name);
            Assert.NotEqual(line, ReadAndWritten(changed));
        }
    });

    [Fact]
    public void A_line_with_a_member_that_nobody_knows_is_damaged() => Assert.All(lines, line =>
    {
        var changed = JsonNode.Parse(line)!.AsObject();
        changed["mood"] = "sunny";
        Assert.Null(ReadAndWritten(changed));
    });

    [Fact]
    public void Every_person_in_an_event_is_one_whom_it_concerns() => Assert.All(
        format.Kinds.Select(kind => (TEvent)Filled.Whole(kind.Type)),
        made => Assert.Equal(PersonsIn.AllOf(made).Order(), format.PersonsOf(made).Order()));

    private string? ReadAndWritten(JsonObject line)
    {
        try
        {
            return format.Write(format.Read(line.ToJsonString(JournalJson.Options)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsOfToday(string line) => format.Kinds.Any(kind => NameOf(line) == $"{kind.Name} {kind.Version}");

    private static string NameOf(string line)
    {
        using var read = JsonDocument.Parse(line);
        return $"{read.RootElement.GetProperty("kind")} {read.RootElement.GetProperty("v")}";
    }

    private static string[] Golden(string file, EventFormat<TEvent> format)
    {
        var lines = GoldenFile.Lines(file);
        if (!GoldenFile.IsUpdated)
        {
            return lines;
        }

        var known = lines.Select(NameOf).ToHashSet();
        string[] all =
        [
            .. lines,
            .. format
                .Kinds.Where(kind => !known.Contains($"{kind.Name} {kind.Version}"))
                .OrderBy(kind => kind.Name, StringComparer.Ordinal)
                .SelectMany(kind => new[] { Filled.Whole(kind.Type), Filled.Sparse(kind.Type) })
                .Select(made => format.Write((TEvent)made)).Distinct(),
        ];
        GoldenFile.Write(file, all);
        return all;
    }
}
