using MicroGov.Core.Community;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>What a household vote still lacks: on every basis of its quorum, and unit by unit. Counts, never a door.</summary>
internal sealed class MissingText(Vote vote, BallotProfile ballots, UnitTree? units, Wording texts)
{
    private const int MostUnits = 6, MostTests = 8, LongestUnit = 80;

    public string Write()
    {
        if (vote is not { Roll: { } roll, Result: null })
        {
            return "";
        }

        var quorum = VoteCounting.Turnout(vote, ballots).Where(test => test is { Kind: TestKind.Quorum, IsMet: false })
            .Select(test => texts.Say(
                "missing.quorum",
                ("weight", Weight(test.Basis, test.Needed - test.Got)),
                ("unit", test.Unit is { } unit && units?.Has(unit) == true ? units[unit].Name + ": " : "")).Value);
        var given = ballots.Groups
            .Where(group => group.Standing is BallotStanding.Counted or BallotStanding.Recused).ToLookup(group => group.Unit);
        var open = roll.Parts
            .Select(part => (
                part.UnitId,
                Heads: part.Heads - given[part.UnitId].Sum(group => group.Voters),
                Area: part.Area - given[part.UnitId].Sum(group => group.Area)))
            .Where(part => part.Heads > 0).OrderByDescending(part => part.Heads).ToList();
        var lines = roll.Parts.Length > 1 ? open.Take(MostUnits).Select(part => Line(part.UnitId, part.Heads, part.Area)) : [];
        return string.Join('\n', quorum.Take(MostTests).Concat(lines));
    }

    private string Weight(WeightBasis basis, long weight) =>
        basis == WeightBasis.Head ? texts.Plain("weight.Households", ("heads", weight)) : WeightText.Write(basis, weight, texts);

    private string Line(long unit, int heads, long area) => texts.Say(
        area > 0 && vote.Rule.Bases.Contains(WeightBasis.Area) ? "missing.unit.area" : "missing.unit",
        ("unit", units?.Has(unit) == true && units[unit].ParentId is not null
            ? Shorten.To(units.PathOf(unit).ToString(), LongestUnit)
            : texts["unit.whole"]),
        ("households", heads), ("area", WeightText.Write(WeightBasis.Area, area, texts))).Value;
}
