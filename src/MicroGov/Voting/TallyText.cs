using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting;

/// <summary>Who could vote, who did, what counted, and what did not and why.</summary>
internal static class TallyText
{
    /// <summary>Ten options of a hundred letters would leave a card no room for anything else.</summary>
    private const int LongestName = 60;

    public static Html Write(Vote vote, Tally tally, Wording texts)
    {
        // What nobody may see yet is not told; what a list of marks comes to, the result says.
        var counts = tally.Counts.IsEmpty || (vote.Rule.IsHidden && vote.Result is null) || vote.IsMarkedInPrivate
            ? []
            : vote.Choices.Select((_, index) => Line(vote, index, tally, texts)).ToList();
        var turnout = vote.Eligible is { } eligible
            // "At least one" beside a quorum would only mislead.
            ? texts.Say(
                vote is { Quorum: not null, Rule.MinimumVoters: <= 1 } ? "tally.voted.of" : "tally.turnout.of",
                ("voters", tally.Voters), ("eligible", eligible), ("least", vote.Rule.MinimumVoters))
            : texts.Say("tally.turnout", ("voters", tally.Voters), ("least", vote.Rule.MinimumVoters));
        string[] lines =
        [
            string.Join(" · ", counts), turnout.Value, Given(),
            Apart("tally.apart", tally.KeptApart), Apart("tally.struck", tally.Struck),
            Apart("tally.recused", tally.Recused), vote.IsAdvisory ? texts.Say("tally.advisory").Value : "",
        ];
        return new(string.Join('\n', lines.Where(line => line.Length > 0)));

        // What was given and what counted differ: the lines below say why.
        string Given() => vote.Result is null || tally.KeptApart + tally.Struck + tally.Recused is not (> 0 and var left)
            ? ""
            : texts.Say("tally.given", ("given", tally.Voters + left), ("counted", tally.Voters)).Value;

        string Apart(string key, int count) => count == 0 ? "" : texts.Say(key, ("count", count)).Value;
    }

    private static string Line(Vote vote, int index, Tally tally, Wording texts)
    {
        var name = Shorten.To(ChoiceNames.Of(vote, index, texts), LongestName);
        var line = texts.Say("tally.line", ("choice", name), ("count", tally.Counts[index])).Value;
        var weights = new List<string>();
        if (!tally.Areas.IsEmpty)
        {
            weights.Add(WeightText.Write(WeightBasis.Area, tally.Areas[index], texts));
        }

        if (!tally.Shares.IsEmpty)
        {
            weights.Add(WeightText.Write(WeightBasis.Share, tally.Shares[index], texts));
        }

        return weights.Count == 0 ? line : $"{line} ({Html.Of(string.Join(", ", weights))})";
    }
}
