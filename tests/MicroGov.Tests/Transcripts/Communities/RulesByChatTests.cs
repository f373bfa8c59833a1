using System.Text;
using MicroGov.Core.Community;
using MicroGov.Sandbox;
using MicroGov.Core.Voting.Rules;
using MicroGov.Voting.Rules;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class RulesByChatTests
{
    [Fact]
    public async Task Everybody_sees_the_rules_in_their_language_and_which_one_holds()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/affairs");
        await here.SayAsync(here.Wang, "/rules", inPrivate: true);
        var lines = here.Told(here.Wang).Split('\n');
        Assert.Equal("Voting rules in Locust Lane 3", lines[0]);
        Assert.Equal(
            RulePacks.Shipped.Select(rule =>
                $"{rule.Name}{(rule.Name == "simple" ? " (when a vote names none)" : "")} – {rule.Says!.En}"
            ),
            lines.Where(line => line.Contains(" – ", StringComparison.Ordinal)));
        Assert.EndsWith("No rule here is legal advice.", lines[^1], StringComparison.Ordinal);
        await here.SayAsync(here.Wang, "/language zh", inPrivate: true);
        await here.SayAsync(here.Wang, "/rules", inPrivate: true);
        Assert.Contains("simple（默认） – 每人一票；", here.Told(here.Wang));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_rule_is_told_in_plain_words_with_the_law_that_it_follows()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/affairs");
        await here.SayAsync(here.Wang, "/rules CN-278-special", inPrivate: true);
        Assert.Equal(
            """
            China: owners, special · cn-278-special
            Owners with two thirds of the area and two thirds of the heads must take part, and three quarters of those taking part by each must agree; 15 days' notice.

            Who votes: each household that owns its home, one vote; its latest ballot counts, and the roll is closed when the vote opens.
            How: for, against or abstain; where there are options, one of them.
            What a ballot weighs: heads and floor area.
            Ballots needed: at least 1, abstentions included.
            Quorum: at least 2/3 of all, by heads and floor area, abstentions included.
            Adopted: by at least 3/4 of those who take part, abstentions included, by heads and floor area.
            A tie: fails.
            Who says nothing: is not counted.
            Secrecy: open; everybody can see how it stands.
            A ballot can be changed until the vote closes.
            Proxies: up to 1 for one person.
            Notice: 15 days between raising it and the first ballot.
            It runs as long as votes here do (/settings VoteFor).
            Without a quorum: prolonged as long again, up to 1 times.
            Objections after the result: no time for them.
            Cooling off: none.
            It follows: Civil Code of the PRC (民法典), Art. 278, items 6 to 8 (2021); notice: Regulation on Property Management (物业管理条例), Art. 14. This is not legal advice: local rules and your covenant may ask for more.
            """,
            here.Told(here.Wang));
        here.NothingWasRefused();
    }

    /// <summary>In both languages, each within what a message takes.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("zh-hans")]
    public async Task Every_shipped_rule_is_told_and_says_that_it_is_no_legal_advice(string language)
    {
        await using var here = await Neighbourhood.OpenAsync(language);
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/affairs");
        foreach (var rule in RulePacks.Shipped)
        {
            await here.SayAsync(here.Wang, $"/rules {rule.Name}", inPrivate: true);
            var told = here.Told(here.Wang);
            Assert.StartsWith(
                $"{(language == "en" ? rule.Title!.En : rule.Title!.Zh)} · {rule.Name}\n", told, StringComparison.Ordinal);
            Assert.Contains(language == "en" ? "not legal advice" : "不构成法律意见", told.Split('\n')[^1]);
            Assert.Equal(rule.Law is not null, told.Contains(rule.Law ?? "nothing of the kind", StringComparison.Ordinal));
        }

        here.NothingWasRefused();
    }

    [Fact]
    public async Task An_administrator_adds_a_rule_replaces_it_votes_by_it_and_removes_it()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        await SendAsync(here, here.Mei, Ours(2));
        Assert.Equal("“our-stairwell” can be voted by from now on.", here.Told(here.Mei));
        await SendAsync(here, here.Mei, Ours(2));
        await SendAsync(here, here.Mei, Ours(1));
        Assert.Equal("“our-stairwell” is as in your file now; votes that run keep the old one.", here.Told(here.Mei));
        await here.SayAsync(here.Mei, "/rules", inPrivate: true);
        Assert.Contains("\nour-stairwell (our own) – As we like it.\n", here.Told(here.Mei));

        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Mei, "/openvote 1 our-stairwell for 2d");
        await here.SayAsync(here.Mei, "/rules remove OUR-stairwell", inPrivate: true);
        Assert.Equal("“our-stairwell” is gone; votes that run keep it.", here.Told(here.Mei));
        Assert.Empty((await here.ChoicesAsync()).Terms.Rules);
        await here.VoteAsync(here.Li, 0);
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Contains(here.FromBot, message => message.Text.Contains("adopted", StringComparison.OrdinalIgnoreCase));

        // The same file twice is one change; each stands in the journal with the rule whole.
        var journal = await here.CommunityJournalAsync();
        Assert.Equal([2, 1], journal.OfType<RuleWritten>().Select(one => one.Rule.ToRule().MinimumVoters));
        Assert.Equal(("our-stairwell", 3), (Assert.IsType<RuleRemoved>(journal[^1]).Name, journal.Count));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task A_bad_file_is_told_line_by_line_and_changes_nothing()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        await SendAsync(
            here,
            here.Mei,
            Ours(2)
                .Replace("\"says\"", "\"sagt\"", StringComparison.Ordinal)
                .Replace(": 2", ": \"two\"", StringComparison.Ordinal));
        Assert.Equal(
            """
            Nothing was changed; 3 to put right in the file:
            · Line 4: “sagt” is nothing that a rule has; there is: name, title, says, law, basis, ownersOnly, method, weight, minimumVoters, quorum, pass, inEachUnit, runOff, tie, silence, secrecy, mayChange, proxiesPerHolder, excludesConflicts, lasts, extensions, secondCall, noticeDays, objections, coolingOffDays, isAdvisory, ceiling.
            · Line 5: “minimumVoters” is "two"; write for example 3.
            · Line 1: “says” is missing; write for example { "en": "…", "zh": "…" }.
            """,
            here.Told(here.Mei));
        await SendAsync(here, here.Mei, Ours(20_000));
        Assert.Equal(
            "Nothing was changed; 1 to put right in the file:\n· Line 5: “minimumVoters” is from 0 to 10000.",
            here.Told(here.Mei));
        await SendAsync(here, here.Mei, "door,unit\n1-1-101,<b>\n");
        Assert.EndsWith(
            "· Line 1: This is no JSON from here on: look for a missing comma, quote or bracket.",
            here.Told(here.Mei),
            StringComparison.Ordinal);
        await SendAsync(here, here.Mei, new string(' ', RuleFile.LargestFile + 1));
        Assert.Contains("has more than 64 KB", here.Told(here.Mei));
        Assert.Empty(await here.CommunityJournalAsync());
        here.NothingWasRefused();
    }

    [Fact]
    public async Task What_everybody_has_and_what_holds_now_stays()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        await SendAsync(here, here.Mei, Ours(2).Replace("our-stairwell", "simple", StringComparison.Ordinal));
        Assert.StartsWith("“simple” is a rule that everybody has", here.Told(here.Mei), StringComparison.Ordinal);
        await here.SayAsync(here.Mei, "/rules remove consent", inPrivate: true);
        Assert.StartsWith("“consent” is a rule that everybody has", here.Told(here.Mei), StringComparison.Ordinal);
        await SendAsync(here, here.Mei, Ours(2));
        await here.SayAsync(here.Mei, "/settings Rule our-stairwell", inPrivate: true);
        await here.SayAsync(here.Mei, "/rules remove our-stairwell", inPrivate: true);
        Assert.StartsWith(
            "“our-stairwell” is the rule of votes that name none", here.Told(here.Mei), StringComparison.Ordinal);
        var terms = (await here.ChoicesAsync()).Terms;
        Assert.Equal(("our-stairwell", "our-stairwell"), (terms.Rule, Assert.Single(terms.Rules).Name));
        await here.SayAsync(here.Mei, "/rules", inPrivate: true);
        Assert.Contains("\nour-stairwell (our own) (when a vote names none) – As we like it.\n", here.Told(here.Mei));
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Twenty_rules_of_ones_own_are_the_most_and_their_list_is_shown_in_pages()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Mei);
        for (var i = 1; i <= 21; i++)
        {
            await SendAsync(
                here,
                here.Mei,
                Ours(2)
                    .Replace("our-stairwell", $"our-{i}", StringComparison.Ordinal)
                    .Replace("As we like it.", new string('w', 300), StringComparison.Ordinal));
        }

        Assert.StartsWith(
            "A community has at most 20 rules of its own", here.Told(here.Mei), StringComparison.Ordinal);
        Assert.Equal(20, (await here.ChoicesAsync()).Terms.Rules.Length);
        await here.SayAsync(here.Mei, "/rules", inPrivate: true);
        var pages = await here.PagesAsync(here.Mei);
        Assert.Equal(
            [.. Enumerable.Range(1, 20).Select(number => $"our-{number}").Order(StringComparer.Ordinal)],
            pages.SelectMany(page => page.Split('\n')).Where(line => line.EndsWith("www", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.StartsWith("Voting rules in Locust Lane 3\n", page, StringComparison.Ordinal));
        Assert.Contains($"\nPage 1 of {pages.Count}\n", pages[0]);
        await here.SayAsync(here.Mei, "/setup", inPrivate: true);
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Only_administrators_write_and_remove_rules()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.GreetAsync(here.Wang);
        await here.SayAsync(here.Wang, "/me");
        await SendAsync(here, here.Wang, Ours(2));
        Assert.StartsWith("Only an administrator", here.Told(here.Wang), StringComparison.Ordinal);
        await here.SayAsync(here.Wang, "/rules remove simple", inPrivate: true);
        Assert.StartsWith("Only an administrator", here.Told(here.Wang), StringComparison.Ordinal);
        Assert.Empty(await here.CommunityJournalAsync());
    }

    [Fact]
    public async Task Opening_a_budget_names_what_may_be_spent()
    {
        await using var here = await Neighbourhood.OpenAsync();
        await here.SayAsync(here.Wang, "/raise A better yard");
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Li, "/option 1 Bench: 480");
        await here.SayAsync(here.Zhao, "/option 1 Tree: 250");
        await here.SayAsync(here.Mei, "/openvote 1 budget for 3d");
        Assert.Null((await here.AffairAsync(1))!.Vote);
        await here.SayAsync(here.Mei, "/openvote 1 simple 1000");
        Assert.Null((await here.AffairAsync(1))!.Vote);
        await here.SayAsync(here.Mei, "/openvote 1 budget ¥1,000.50 for 3d");
        var vote = (await here.AffairAsync(1))!.Vote!;
        Assert.Equal(("budget", 1_000_50L, TimeSpan.FromDays(3)), (vote.Rule.Name, vote.Ceiling, vote.Lasts));
    }

    private static async Task SendAsync(Neighbourhood here, SandboxPerson person, string text)
    {
        here.World.SendDocument(person.Id, person.Id, "rule.json", Encoding.UTF8.GetBytes(text), "/rules");
        await here.SettleAsync();
    }

    private static string Ours(int minimumVoters) => $$"""
        {
          "name": "our-stairwell",
          "title": { "en": "Ours", "zh": "我们的" },
          "says": { "en": "As we like it.", "zh": "按我们的意思。" },
          "minimumVoters": {{minimumVoters}}
        }
        """;
}
