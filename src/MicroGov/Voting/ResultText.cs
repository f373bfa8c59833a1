using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>Why a vote ended as it did: every test with its numbers, and what the method made of the ballots.</summary>
internal sealed class ResultText(Vote vote, UnitTree? units, Wording texts)
{
    /// <summary>Beside these a message has room for the words around a result.</summary>
    private const int MostLetters = 2_800, LettersOfTests = 1_000, LettersOfObjections = 1_000;

    private const int LongestName = 40;

    public Html Write(VoteResult result, string seed)
    {
        List<string> lines =
        [
            TallyText.Write(vote with { Result = result }, result.Tally, texts).Value,
            .. Shorten.Fit([.. InOrder(result.Tests).Select(Test)], LettersOfTests, texts),
            .. result.Drawn.IsEmpty
                ? []
                : new[] { Say("result.lot", ("between", Names(result.Drawn)), ("seed", seed.Length > 16 ? seed[..16] : seed)) },
            .. result.WithoutSilence is { } plain
                ? [
                    Say(
                        "result.silence", ("clause", vote.Rule.Silence!.Clause),
                        ("tally", TallyText.Write(vote with { Result = result }, result.WithSilence!, texts))),
                    Say("result.silence.without", ("verdict", texts["verdict." + plain.Verdict])),
                    .. Shorten.Fit([.. InOrder(plain.Tests).Select(Test)], LettersOfTests, texts),
                ]
                : Array.Empty<string>(),
            .. Shorten.Fit([.. Objections()], LettersOfObjections, texts),
        ];
        var length = lines.Sum(line => new Html(line).Visible.Length + 1);
        return new(string.Join('\n', [.. lines, .. Shorten.Fit([.. Method(result)], MostLetters - length, texts)]));
    }

    /// <summary>All together first; then, unit by unit, those that were missed before those that were met.</summary>
    private static IEnumerable<TestOutcome> InOrder(IEnumerable<TestOutcome> tests) =>
        tests.Where(test => test.Kind is TestKind.Quorum or TestKind.Pass or TestKind.Objections)
            .OrderBy(test => test.Unit is null ? 0 : test.IsMet ? 2 : 1);

    private IEnumerable<string> Method(VoteResult result)
    {
        if (result.Totals is { } totals)
        {
            yield return string.Join(" · ", totals.Select((total, place) =>
                Say("tally.line", ("choice", Name(place)), ("count", Weight(total)))));
        }

        foreach (var (round, at) in (result.Rounds?.Rounds ?? []).Select((round, at) => (round, at + 1)))
        {
            var counts = string.Join(" · ", round.Remaining.Select((place, index) =>
                $"{Name(place)} {Weight(round.Votes[index])}"));
            yield return round.Eliminated is { } gone
                ? Say("result.round", ("round", at), ("counts", counts), ("gone", Name(gone)))
                : Say("result.round.last", ("round", at), ("counts", counts));
        }

        if (result.Pairs is { } pairs)
        {
            foreach (var pair in Pairs(pairs))
            {
                yield return pair;
            }
        }

        if (result.Budget is { } budget)
        {
            yield return Say(
                "result.budget", ("funded", Funded(budget)), ("spent", Price.Write(budget.Spent)),
                ("ceiling", Price.Write(vote.Ceiling ?? 0)));
            yield return Say("result.greedy", ("funded", result.Greedy is { } greedy ? Funded(greedy) : "–"));
        }
    }

    /// <summary>The winner's own pairs first.</summary>
    private IEnumerable<string> Pairs(SchulzeCount pairs) =>
        from first in Enumerable.Range(0, pairs.Preferred.Length)
        from second in Enumerable.Range(first + 1, pairs.Preferred.Length - first - 1)
        orderby first == pairs.Winner || second == pairs.Winner ? 0 : 1
        select Say(
            "result.pair", ("first", Name(first)), ("second", Name(second)),
            ("for", Weight(pairs.Preferred[first][second])), ("against", Weight(pairs.Preferred[second][first])));

    private string Funded(BudgetCount budget) =>
        budget.Funded.IsEmpty ? "–" : string.Join(" · ", budget.Funded.Select(one => Name(one.Project)));

    private string Test(TestOutcome test) => Say(
        "test." + test.Kind,
        ("mark", test.IsMet ? "✓" : "✗"),
        ("got", WeightText.Write(test.Basis, test.Got, texts)),
        ("of", WeightText.Write(test.Basis, test.Of, texts)),
        ("needed", WeightText.Write(test.Basis, test.Needed, texts)),
        ("unit", test.Unit is { } unit && units?.Has(unit) == true ? units[unit].Name + ": " : ""));

    private IEnumerable<string> Objections() => vote.Rule.Method == VotingMethod.Consent
        ? vote.Objections.Values.Select(one => $"<blockquote>{Html.Of(Shorten.To(one.Reason, 200))}</blockquote>")
        : [];

    private string Weight(long weight) => WeightText.Write(vote.Rule.Weight, weight, texts);

    private string Names(ImmutableArray<int> places) => string.Join(", ", places.Select(Name));

    private string Name(int place) => Shorten.To(ChoiceNames.Of(vote, place, texts), LongestName);

    private string Say(string key, params (string Name, object? Value)[] values) => texts.Say(key, values).Value;
}
