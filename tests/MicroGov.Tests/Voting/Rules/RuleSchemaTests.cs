using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Presentation;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Voting.Rules;

/// <summary>The schema tells an editor what the reader takes: neither more nor less.</summary>
public sealed class RuleSchemaTests
{
    private const string Path = "src/MicroGov/Voting/Rules/vote-rule.schema.json";

    private static readonly string Text = SourceText.Read(Path);
    private static readonly JsonSchema Schema = JsonSchema.FromText(
        Text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    public static TheoryData<string> Packs => [.. RulePacks.Shipped.Select(rule => rule.Name)];

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
            Assert.Equal(
                RuleJson.Members(type).Where(one => one.IsRequired).Select(one => one.Name),
                schema["required"]!.AsArray().Select(one => (string)one!));
            Assert.False((bool)schema["additionalProperties"]!);
        }
    }

    [Fact]
    public void Every_member_is_described() =>
        Assert.All(
            JsonNode.Parse(Text)!["properties"]!.AsObject(),
            member => Assert.EndsWith(".", (string)member.Value!["description"]!, StringComparison.Ordinal));

    /// <summary>With <c>UPDATE_SCHEMA=1</c> this test writes what it otherwise compares.</summary>
    [Fact]
    public void It_lists_what_a_member_can_be()
    {
        var listed = new (string Member, Type Choice)[]
        {
            ("basis", typeof(VoterBasis)), ("method", typeof(VotingMethod)), ("tie", typeof(TieRule)),
            ("secrecy", typeof(Secrecy)),
            ("among", typeof(Among)), ("weight", typeof(WeightBasis)),
        }.Aggregate(Text, (text, one) => WithChoices(text, one.Member, one.Choice));
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(SourceText.PathOf(Path), listed);
            return;
        }

        Assert.Equal(listed, Text);
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

    /// <summary>The enumeration is the first one behind the member, and before anything else that is enumerated.</summary>
    private static string WithChoices(string text, string member, Type choice)
    {
        var list = $"\"enum\": [{RuleJson.Example(choice).Replace(" | ", ", ", StringComparison.Ordinal)}]";
        var pattern = new Regex($"(\"{member}\": \\{{(?:(?!\\}}).)*?)\"enum\": \\[[^]]*\\]", RegexOptions.Singleline);
        var place = pattern.Matches(text).Single();
        return text[..place.Index] + place.Groups[1].Value + list + text[(place.Index + place.Length)..];
    }

    private static IEnumerable<string> Names(JsonNode schema) => schema["properties"]!.AsObject().Select(member => member.Key);

    private static bool IsValid(JsonNode rule) =>
        Schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(rule)).IsValid;
}
