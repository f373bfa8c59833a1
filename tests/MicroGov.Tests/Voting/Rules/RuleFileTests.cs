using System.Text;
using CsCheck;
using MicroGov.Core.Voting.Rules;
using MicroGov.Voting.Rules;
using static MicroGov.Core.Voting.Rules.RuleProblem;

namespace MicroGov.Tests.Voting.Rules;

public sealed class RuleFileTests
{
    private const string Wording = """
        "title": { "en": "Ours", "zh": "我们的" },
        "says": { "en": "As we like it.", "zh": "按我们的意思。" }
        """;

    [Fact]
    public void Everything_that_can_be_written_is_read()
    {
        var (rule, faults) = Read($$"""
            {
              "$schema": "vote-rule.schema.json", "name": "ours", {{Wording}},
              "law": "Covenant, Art. 3", "basis": "household", "ownersOnly": true, "method": "Plurality", "weight": "HEAD", "minimumVoters": 2,
              "quorum": { "of": "50%", "strict": true, "bases": ["head", "share"], "countsAbstentions": false, "among": "all" },
              "pass": { "of": "2/3", "among": "participating", "bases": ["area"] },
              "inEachUnit": true, "runOff": true, "tie": "lot", "silence": { "clause": "Covenant, Art. 4" }, "secrecy": "hidden",
              "mayChange": false, "proxiesPerHolder": 2, "excludesConflicts": true, "lasts": "3.00:00:00", "extensions": 0,
              "secondCall": { "quorum": { "of": "1/4" }, "for": "1.12:00:00" }, "noticeDays": 7,
              "objections": { "days": 5, "needed": 3 }, "coolingOffDays": 30, "isAdvisory": true, "ceiling": null
            }
            """);
        Assert.Empty(faults);
        Assert.Equal(
            ("ours", VoterBasis.Household, true, 2, Secrecy.Hidden),
            (rule!.Name, rule.Basis, rule.OwnersOnly, rule.MinimumVoters, rule.Secrecy));
        Assert.Equal(
            (new Proportion(50, 100), true, false), (rule.Quorum!.Of, rule.Quorum.Strict, rule.Quorum.CountsAbstentions));
        Assert.Equal<WeightBasis>([WeightBasis.Head, WeightBasis.Share], rule.Quorum.Bases);
        Assert.Equal((new Proportion(2, 3), Among.Participating), (rule.Pass!.Of, rule.Pass.Among));
        Assert.Equal<WeightBasis>([WeightBasis.Head], rule.SecondCall!.Quorum.Bases);
        Assert.Equal(
            (TimeSpan.FromDays(3), TimeSpan.FromHours(36), null), (rule.Lasts!.Value, rule.SecondCall.For!.Value, rule.Ceiling));
        Assert.Equal(RuleFile.Write(rule), RuleFile.Write(RuleFile.Read(RuleFile.Write(rule)).Rule!));
    }

    [Fact]
    public void Every_fault_is_told_with_its_place_and_what_would_be_right()
    {
        var (rule, faults) = Read($$"""
            {
              "name": "ours",
              "qorum": "2/3",
              "minimumVoters": "3",
              "pass": { "of": "3/2", "bases": ["door"], "strict": 1 },
              "basis": "families",
              "tie": "lot",
              "tie": "fails",
              "title": { "en": "Ours" },
              "isPoll": true,
              "secondCall": {},
              "objections": [1, 2],
              "lasts": "three days"
            }
            """);
        Assert.Null(rule);
        Assert.Equal(
            [
                (Unknown, "qorum", 3),
                (Wrong, "minimumVoters", 4),
                (Wrong, "pass.of", 5),
                (Wrong, "pass.bases", 5),
                (Wrong, "pass.strict", 5),
                (Wrong, "basis", 6),
                (Twice, "tie", 8),
                (Missing, "title.zh", 9),
                (Unknown, "isPoll", 10),
                (Missing, "secondCall.quorum", 11),
                (Wrong, "objections", 12),
                (Wrong, "lasts", 13),
                (Missing, "says", 1),
            ],
            faults.Select(fault => (fault.Problem, fault.At, fault.Line)));
        Assert.Equal(("\"3\"", "3"), Said("minimumVoters"));
        Assert.Equal(("\"3/2\"", "\"2/3\""), Said("pass.of"));
        Assert.Equal(("\"families\"", "\"person\" | \"household\""), Said("basis"));
        Assert.Equal(("[1, 2]", "{ \"days\": 3, \"needed\": 3 }"), Said("objections"));
        Assert.Equal("{ \"of\": \"2/3\" }", Said("secondCall.quorum").Right);
        Assert.StartsWith("name, title, says, law, basis, ", Said("qorum").Right, StringComparison.Ordinal);

        (string Given, string Right) Said(string at)
        {
            var fault = faults.Single(one => one.At == at);
            return (fault.Given, fault.Right);
        }
    }

    [Theory]
    [InlineData("\"minimumVoters\": 10001", MinimumVoters)]
    [InlineData("\"minimumVoters\": -1", MinimumVoters)]
    [InlineData("\"law\": \" \"", Law)]
    [InlineData("\"extensions\": 6", RuleProblem.Extensions)]
    [InlineData("\"noticeDays\": 91", NoticeDays)]
    [InlineData("\"coolingOffDays\": 366", CoolingOffDays)]
    [InlineData("\"lasts\": \"31.00:00:00\"", Lasts)]
    [InlineData("\"lasts\": \"-1.00:00:00\"", Lasts)]
    [InlineData("\"objections\": { \"days\": 0, \"needed\": 3 }", Objections)]
    [InlineData("\"quorum\": { \"of\": \"0/3\" }", Quorum)]
    [InlineData("\"quorum\": { \"of\": \"1/1\", \"strict\": true }", Quorum)]
    [InlineData("\"pass\": { \"of\": \"100%\", \"strict\": true }", Pass)]
    [InlineData("\"pass\": { \"of\": \"1/2\", \"bases\": [\"head\", \"head\"] }", Pass)]
    [InlineData("\"secondCall\": { \"quorum\": { \"of\": \"1/4\" } }", SecondCallNeedsQuorum)]
    [InlineData(
        "\"quorum\": { \"of\": \"1/2\" }, \"secondCall\": { \"quorum\": { \"of\": \"1/4\" }, \"for\": \"00:00:00\" }",
        SecondCallFor)]
    [InlineData("\"ownersOnly\": true", OwnersNeedHouseholds)]
    [InlineData("\"weight\": \"area\"", WeightNeedsHouseholds)]
    [InlineData("\"pass\": { \"of\": \"1/2\", \"bases\": [\"share\"] }", WeightNeedsHouseholds)]
    [InlineData("\"proxiesPerHolder\": 1", ProxiesNeedHouseholds)]
    [InlineData("\"proxiesPerHolder\": 101, \"basis\": \"household\"", ProxiesPerHolder)]
    [InlineData("\"silence\": { \"clause\": \"Art. 4\" }", SilenceNeedsHouseholds)]
    [InlineData("\"silence\": { \"clause\": \"\" }, \"basis\": \"household\"", SilenceClause)]
    [InlineData("\"inEachUnit\": true, \"pass\": { \"of\": \"1/2\" }", UnitsNeedHouseholds)]
    [InlineData("\"inEachUnit\": true, \"basis\": \"household\"", UnitsNeedATest)]
    [InlineData("\"method\": \"approval\", \"pass\": { \"of\": \"1/2\" }", PassNeedsPlurality)]
    [InlineData("\"weight\": \"area\", \"basis\": \"household\", \"pass\": { \"of\": \"1/2\" }", WeightBesidePass)]
    [InlineData(
        "\"method\": \"score\", \"basis\": \"household\", \"silence\": { \"clause\": \"Art. 4\" }", SilenceNeedsPlurality)]
    [InlineData("\"method\": \"instantRunoff\", \"runOff\": true", RunOffNeedsPlurality)]
    [InlineData(
        "\"method\": \"schulze\", \"quorum\": { \"of\": \"1/2\", \"countsAbstentions\": false }", AbstentionsNeedPlurality)]
    [InlineData("\"method\": \"consent\", \"secrecy\": \"hidden\"", ConsentIsOpen)]
    [InlineData("\"method\": \"consent\", \"basis\": \"household\", \"weight\": \"share\"", ConsentIsByHead)]
    [InlineData("\"ceiling\": 500000", CeilingNeedsBudget)]
    [InlineData("\"ceiling\": 0, \"method\": \"budget\"", RuleProblem.Ceiling)]
    [InlineData("\"secrecy\": \"secret\", \"basis\": \"household\", \"weight\": \"area\"", SecretCountsHeads)]
    [InlineData(
        "\"secrecy\": \"secret\", \"basis\": \"household\", \"inEachUnit\": true, \"pass\": { \"of\": \"1/2\" }",
        SecretCountsHeads)]
    [InlineData("\"secrecy\": \"secret\", \"basis\": \"household\", \"silence\": { \"clause\": \"Art. 4\" }", SecretHasNoSilence)]
    [InlineData("\"secrecy\": \"secret\", \"basis\": \"household\", \"proxiesPerHolder\": 1", SecretTakesNoProxies)]
    public void What_cannot_be_meant_is_told(string members, RuleProblem problem) =>
        Assert.Equal(problem, Assert.Single(Read($"{{ \"name\": \"ours\", {Wording}, {members} }}").Faults).Problem);

    [Theory]
    [InlineData("Ours")]
    [InlineData("2nd")]
    [InlineData("our rule")]
    [InlineData("for")]
    [InlineData("remove")]
    [InlineData("ours\\n")]
    [InlineData("a23456789012345678901234567890123")]
    [InlineData("")]
    public void A_name_is_a_word_that_can_be_typed_behind_a_command(string name) =>
        Assert.Equal(
            (RuleProblem.Name, 1),
            Assert.Single(Read($"{{ \"name\": \"{name}\", {Wording} }}").Faults) is var fault
                ? (fault.Problem, fault.Line)
                : default);

    [Theory]
    [InlineData("", 1)]
    [InlineData("{", 1)]
    [InlineData("{\n\"name\": \"ours\"\n\"law\": \"x\"}", 3)]
    [InlineData("{\n\"name\": \"ours\",\n}", 3)]
    [InlineData("{ \"na\\ud800me\": 1 }", 1)]
    [InlineData("{} {}", 1)]
    [InlineData("door,unit,area", 1)]
    public void What_is_no_json_is_told_where_it_breaks(string text, int line) =>
        Assert.Contains((NotJson, line), Read(text).Faults.Select(fault => (fault.Problem, fault.Line)));

    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    [InlineData("\"ours\"", "\"ours\"")]
    public void A_rule_is_one_object(string text, string given)
    {
        var fault = Assert.Single(Read(text).Faults);
        Assert.Equal((Wrong, "", given), (fault.Problem, fault.At, fault.Given));
        Assert.StartsWith("{ \"name\": ", fault.Right, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_or_no_text_is_not_read()
    {
        Assert.Equal(TooLarge, Assert.Single(RuleFile.Read(new byte[RuleFile.LargestFile + 1]).Faults).Problem);
        Assert.Equal(RuleProblem.NotText, Assert.Single(RuleFile.Read([0x7B, 0xFF, 0xFE, 0x00]).Faults).Problem);
        var text = $"{{ \"name\": \"ours\", {Wording} }}";
        Assert.All(
            new[] { new UTF8Encoding(true), Encoding.Unicode },
            encoding => Assert.Equal("我们的", RuleFile.Read([.. encoding.Preamble, .. encoding.GetBytes(text)]).Rule!.Title!.Zh));
    }

    /// <summary>Whatever somebody sends, it is a rule or its faults, and never an exception.</summary>
    [Fact]
    public void Nothing_that_is_sent_breaks_the_reader()
    {
        var pack = RulePacks.Text("cn-278-special");
        Gen.Select(Gen.Int[0, pack.Length - 1], Gen.Byte, Gen.Int[0, 30]).Sample(one =>
        {
            var (at, letter, cut) = one;
            var bytes = pack.ToArray();
            bytes[at] = letter;
            var (rule, faults) = RuleFile.Read([.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + cut)..]]);
            var (other, told) = RuleFile.Read(bytes);
            return rule is null == faults.Count > 0 && other is null == told.Count > 0;
        });
    }

    private static (VoteRule? Rule, IReadOnlyList<RuleFault> Faults) Read(string text) =>
        RuleFile.Read(Encoding.UTF8.GetBytes(text));
}
