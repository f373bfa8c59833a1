using System.Text.Json.Nodes;
using Json.Schema;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Presentation;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Voting.Rules;

/// <summary>The schema tells an editor what the reader takes: neither more nor less.</summary>
public sealed class RuleSchemaTests
{
    private static readonly string Text = SourceText.Read("src/MicroGov/Voting/Rules/vote-rule.schema.json");
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    public static TheoryData<string> Packs => [.. RulePacks.ShippedNames];

    /// <summary>In the order in which they are declared, so that people find one beside the other.</summary>
    [Fact]
    public void It_lists_the_members_of_a_rule_and_of_its_parts()
    {
        var root = JsonNode.Parse(Text)!;
        Assert.Equal(["$schema", .. RuleJson.Members(typeof(VoteRule)).Select(one => one.Name)], Names(root));
        AssertPart(typeof(RuleText), root["$defs"]!["title"]!);
        AssertPart(typeof(RuleText), root["$defs"]!["sentence"]!);
        AssertPart(typeof(Requirement), root["$defs"]!["requirement"]!);
        AssertPart(typeof(SilenceRule), root["properties"]!["silence"]!["anyOf"]![0]!);
        AssertPart(typeof(SecondCall), root["properties"]!["secondCall"]!["anyOf"]![0]!);
        AssertPart(typeof(ObjectionRule), root["properties"]!["objections"]!["anyOf"]![0]!);

        static void AssertPart(Type type, JsonNode schema)
        {
            Assert.Equal(RuleJson.Members(type).Select(one => one.Name).Order(), Names(schema).Order());
            Assert.Equal(RuleJson.Members(type).Where(one => one.IsRequired).Select(one => one.Name), schema["required"]!.AsArray().Select(one => (string)one!));
            Assert.False((bool)schema["additionalProperties"]!);
        }
    }

    [Fact]
    public void Every_member_is_described() => Assert.All(
        JsonNode.Parse(Text)!["properties"]!.AsObject(), member => Assert.EndsWith(".", (string)member.Value!["description"]!, StringComparison.Ordinal));

    [Theory]
    [InlineData("basis", typeof(VoterBasis))]
    [InlineData("method", typeof(VotingMethod))]
    [InlineData("tie", typeof(TieRule))]
    [InlineData("secrecy", typeof(Secrecy))]
    public void It_lists_the_choices_of_a_member(string member, Type choice) => Assert.Equal(
        RuleJson.Example(choice), string.Join(" | ", JsonNode.Parse(Text)!["properties"]![member]!["enum"]!.AsArray().Select(one => one!.ToJsonString())));

    [Theory]
    [InlineData("weight", typeof(WeightBasis))]
    [InlineData("requirement", typeof(Among))]
    public void It_lists_the_choices_of_a_part(string part, Type choice)
    {
        var found = JsonNode.Parse(Text)!["$defs"]![part]!;
        Assert.Equal(
            RuleJson.Example(choice), string.Join(" | ", (found["enum"] ?? found["properties"]!["among"]!["enum"])!.AsArray().Select(one => one!.ToJsonString())));
    }

    /// <summary>Where it says what is left out means, that is what the reader makes of it.</summary>
    [Fact]
    public void Its_defaults_are_those_of_a_rule()
    {
        var written = JsonNode.Parse(RuleFile.Write(VoteRule.Simple))!;
        Assert.All(
            JsonNode.Parse(Text)!["properties"]!.AsObject().Where(member => member.Value!["default"] is not null),
            member => Assert.Equal(member.Value!["default"]!.ToJsonString(), written[member.Key]!.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_pack_is_valid(string name) => Assert.True(IsValid(JsonNode.Parse(RulePacks.Text(name))!));

    [Theory]
    [InlineData("qorum", "\"2/3\"")]
    [InlineData("basis", "\"families\"")]
    [InlineData("minimumVoters", "\"3\"")]
    [InlineData("noticeDays", "91")]
    [InlineData("pass", "{ \"of\": \"two thirds\" }")]
    [InlineData("pass", "{ \"strict\": true }")]
    [InlineData("name", "\"Ours\"")]
    [InlineData("name", "\"remove\"")]
    [InlineData("lasts", "\"three days\"")]
    [InlineData("objections", "{ \"days\": 0, \"needed\": 3 }")]
    [InlineData("title", "{ \"en\": \"Ours\" }")]
    public void What_the_reader_refuses_the_schema_refuses_too(string member, string value)
    {
        var rule = JsonNode.Parse(RulePacks.Text("simple"))!;
        rule[member] = JsonNode.Parse(value);
        Assert.False(IsValid(rule));
        Assert.NotEmpty(RuleFile.Read(System.Text.Encoding.UTF8.GetBytes(rule.ToJsonString())).Faults);
    }

    private static IEnumerable<string> Names(JsonNode schema) => schema["properties"]!.AsObject().Select(member => member.Key);

    private static bool IsValid(JsonNode rule) => Schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(rule)).IsValid;
}
