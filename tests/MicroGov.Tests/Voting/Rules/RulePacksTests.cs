using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Presentation;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Voting.Rules;

public sealed class RulePacksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("microgov-rules").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_file_that_is_shipped_is_a_rule_of_its_name()
    {
        var files = Directory.GetFiles(SourceText.PathOf("src/MicroGov/Voting/Rules/Packs"))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(
            files.Order(StringComparer.Ordinal), RulePacks.Shipped.Select(rule => rule.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everyday_rules_are_shown_before_those_that_follow_a_law_and_simple_before_all()
    {
        Assert.Equal("simple", RulePacks.Shipped[0].Name);
        Assert.All(RulePacks.Shipped.SkipWhile(rule => rule.Law is null), rule => Assert.NotNull(rule.Law));
    }

    [Fact]
    public void Simple_is_what_a_rule_is_that_says_nothing() =>
        Assert.Equal(VoteRule.Simple, RulePacks.Shipped[0] with { Title = null, Says = null });

    /// <summary>Who follows a statute has a roll of owners, and names it.</summary>
    [Fact]
    public void A_pack_for_owners_names_the_text_that_it_follows_and_no_other_does() => Assert.All(
        RulePacks.Shipped, rule => Assert.Equal(rule.OwnersOnly, rule.Law is not null));

    /// <summary>A button in a row of two, and two sentences side by side on a phone.</summary>
    [Fact]
    public void Titles_and_sentences_differ() =>
        Assert.All(
            new Func<VoteRule, string>[]
            {
                rule => rule.Title!.En,
                rule => rule.Title!.Zh,
                rule => rule.Says!.En,
                rule => rule.Says!.Zh,
            },
            words => Assert.Equal(RulePacks.Shipped.Count, RulePacks.Shipped.Select(words).Distinct().Count()));

    [Fact]
    public void A_folder_adds_its_rules_and_tells_every_fault()
    {
        Write("a-good.json", Pack("simple", "our-stairwell"));
        Write("b-twice.json", Pack("consent", "our-stairwell"));
        Write("c-shipped.json", Pack("simple", "simple"));
        Write(
            "d-broken.json",
            Pack("simple", "broken")
                .Replace("\"fails\"", "\"coin\"", StringComparison.Ordinal)
                .Replace("\"minimumVoters\": 3", "\"minimumVoters\": -3", StringComparison.Ordinal));
        Write("e-large.json", new string(' ', RuleFile.LargestFile + 1));
        Write("notes.txt", "not looked at");
        var (rules, faults) = RulePacks.Of(folder);
        Assert.Equal("our-stairwell", Assert.Single(rules).Name);
        Assert.Equal(
            [
                ("b-twice.json", RuleProblem.Taken, "a-good.json"), ("c-shipped.json", RuleProblem.Taken, "shipped"),
                ("d-broken.json", RuleProblem.Wrong, "\"fails\" | \"lot\""), ("e-large.json", RuleProblem.TooLarge, ""),
            ],
            faults.Select(fault => (fault.File, fault.Fault.Problem, fault.Fault.Right)));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault() =>
        Assert.Equal(RuleProblem.Unreadable, Assert.Single(RulePacks.Of(Path.Combine(folder, "nowhere")).Faults).Fault.Problem);

    [Fact]
    public void A_communitys_own_rules_come_first_and_every_name_is_found_in_any_case()
    {
        var book = new RuleBook(RulePacks.Shipped);
        var terms = new CommunityTerms { Rules = [(VoteRule.Simple with { Name = "ours" }).ToDocument()] };
        Assert.Equal(["ours", .. RulePacks.Shipped.Select(rule => rule.Name)], book.For(terms).Select(rule => rule.Name));
        Assert.Same(RulePacks.Shipped[0], book.Find(terms, "SIMPLE"));
        Assert.Equal(terms.Rules[0], book.Find(terms, "Ours")?.ToDocument());
        Assert.Null(book.Find(new(), "ours"));
        Assert.Null(book.Find(terms, ""));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private static string Pack(string pack, string name) => System.Text.Encoding.UTF8.GetString(RulePacks.Text(pack))
        .Replace($"\"name\": \"{pack}\"", $"\"name\": \"{name}\"", StringComparison.Ordinal);
}
