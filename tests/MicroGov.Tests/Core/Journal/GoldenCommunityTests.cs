using System.Globalization;
using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;

namespace MicroGov.Tests.Core.Journal;

/// <summary>
/// Whole journals of communities as released formats wrote them: they hold, and come to the same states for ever.
/// </summary>
public sealed class GoldenCommunityTests
{
    private const string File = "communities.life.jsonl";

    private static readonly JsonSerializerOptions Readable = new(JournalJson.Options) { WriteIndented = true };

    private readonly List<CommunityEntry> journals = Journals();

    [Theory]
    [InlineData(GoldenCommunities.Lane, "growing")]
    [InlineData(GoldenCommunities.Court, "merged")]
    public void A_life_is_replayed_to_the_same_state(long id, string name)
    {
        var journal = journals.FindAll(entry => entry.CommunityId == id);
        Assert.NotEmpty(journal);
        var (state, head) = (new CommunityState { Id = id }, JournalEntry.Root);
        foreach (var entry in journal)
        {
            Assert.True(entry.StandsOn(head));
            (state, head) = (
                state.Apply(entry.Read(), DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds)), entry.Hash);
        }

        GoldenFile.Expect($"community-{name}.state.json", Text(state));
    }

    [Fact]
    public void Every_kind_of_event_happens_in_them() => Assert.Equal(
        CommunityEvents.Format.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal),
        journals.Select(entry => CommunityEvents.Format.KindOf(entry.Read()).Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The one that took another in has the last word of its journal.</summary>
    [Fact]
    public void The_journal_of_the_merged_one_ends_where_the_other_says() =>
        Assert.Equal(
            journals.Last(entry => entry.CommunityId == GoldenCommunities.Court).Hash,
            journals
                .Select(entry => entry.Read())
                .OfType<GroupLinked>()
                .Select(linked => linked.Absorbed)
                .OfType<AbsorbedCommunity>()
                .Single()
                .JournalHead);

    private static string Text(CommunityState state) => JsonSerializer.Serialize(
        new
        {
            state.Id,
            state.MainGroupId,
            state.Language,
            state.Terms,
            Units = state.Units.Values,
            Households = state.Households.Values,
            Residents = state.Residents.OrderBy(one => one.Key.HouseholdId).ThenBy(one => one.Key.Who)
                .Select(one => new { one.Key.Who, one.Key.HouseholdId, Since = one.Value }),
            Offices = state.Offices.OrderBy(office => office.Who).ThenBy(office => office.Grant.Role),
            Groups = state.Groups.Values,
            state.MergedInto,
        },
        Readable).ReplaceLineEndings("\n");

    private static List<CommunityEntry> Journals()
    {
        if (GoldenFile.IsUpdated && !GoldenFile.IsThere(File))
        {
            GoldenFile.Write(File, GoldenCommunities.Journals().Select(Line));
        }

        return [.. GoldenFile.Lines(File).Select(Entry)];
    }

    private static string Line(CommunityEntry entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"community":{{entry.CommunityId}},"sequence":{{entry.Sequence}},"at":{{entry.AtMilliseconds}},"hash":"{{entry.Hash}}","event":{{entry.Payload}}}"""
        );

    private static CommunityEntry Entry(string line)
    {
        using var read = JsonDocument.Parse(line);
        var root = read.RootElement;
        return new(
            root.GetProperty("community").GetInt64(), root.GetProperty("sequence").GetInt32(), root.GetProperty("at").GetInt64(),
            root.GetProperty("event").GetRawText(), root.GetProperty("hash").GetString()!);
    }
}
