using System.Text.Json;
using System.Text.Json.Nodes;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Journal;

/// <summary>Whoever does not know all of a state does not read it, and so cannot write it without what it did not know.</summary>
public sealed class StateJsonTests
{
    private static readonly string Terms = StateJson.Write(Filled.Whole(typeof(CommunityTerms)));

    public static TheoryData<string> Lives => [.. GoldenLives.All.Keys];

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_state_is_read_and_written_again_just_the_same(string life)
    {
        var text = StateJson.Write(StateOf(life));
        Assert.Equal(text, StateJson.Write(StateJson.Read<Affair>(text)));
    }

    [Fact]
    public void So_are_terms() => Assert.Equal(Terms, StateJson.Write(StateJson.Read<CommunityTerms>(Terms)));

    /// <summary>A member more, wherever it stands.</summary>
    [Theory]
    [MemberData(nameof(Lives))]
    public void A_state_that_says_more_than_is_known_is_left_to_who_knows_it(string life)
    {
        var state = JsonNode.Parse(StateJson.Write(StateOf(life)))!;
        Assert.All(
            Objects(state).Where(one => one["name"] is not null || one["raisedBy"] is not null || one["verdict"] is not null),
            one =>
            {
                one["mood"] = "sunny";
                var unknown = Assert.Throws<UnknownStateException>(() => StateJson.Read<Affair>(state.ToJsonString()));
                Assert.Equal(nameof(Affair), unknown.What);
                one.Remove("mood");
            });
    }

    [Theory]
    [InlineData("\"secondsNeeded\"", "\"neighboursNeeded\"")]
    [InlineData("\"secondWithin\":\"", "\"secondWithin\":\"soon ")]
    [InlineData("{", """{"v":2,""")]
    public void Terms_that_say_something_else_are_left_to_who_knows_it(string known, string newer)
    {
        var at = Terms.IndexOf(known, StringComparison.Ordinal);
        var text = Terms[..at] + newer + Terms[(at + known.Length)..];
        Assert.Throws<UnknownStateException>(() => StateJson.Read<CommunityTerms>(text));
    }

    [Fact]
    public void A_stage_that_is_to_come_is_left_to_who_knows_it() => Assert.Throws<UnknownStateException>(
        () => StateJson.Read<Affair>("""{"id":7,"stage":"Pondering"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"id":7""")]
    public void What_is_no_state_at_all_is_damaged(string text) =>
        Assert.ThrowsAny<JsonException>(() => StateJson.Read<Affair>(text));

    [Fact]
    public void A_rule_of_the_communitys_own_is_written_in_the_shape_that_a_votes_journal_has()
    {
        var rule = (VoteRule)Filled.Whole(typeof(VoteRule));
        var document = rule.ToDocument();
        Assert.Equal(
            JsonSerializer.Serialize(rule, JournalJson.Options),
            JsonSerializer.Serialize(document.ToRule(), JournalJson.Options));

        var newer = document with { Text = document.Text.Insert(1, "\"mood\":\"sunny\",") };
        Assert.Throws<UnknownStateException>(() => newer.ToRule());
    }

    private static Affair StateOf(string life) =>
        AffairHistory.Replay(7, GoldenLives.All[life]().Journal.Select(entry => entry.Read()));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => [one, .. one.SelectMany(member => Objects(member.Value))],
        JsonArray several => several.SelectMany(Objects),
        _ => [],
    };
}
