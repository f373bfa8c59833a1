using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;

namespace MicroGov.Voting;

/// <summary>Puts a vote as a native poll, within Telegram's limits.</summary>
public sealed class PollPainter
{
    private const int LongestQuestion = 300;

    private const int LongestOption = 100;

    /// <summary>Null when that round is no longer running.</summary>
    public async Task<PollSheet?> PaintAsync(CardReader reader, long affairId, int round)
    {
        if (await reader.FindAsync(affairId) is not { Affair: { Stage: Stage.Voting, Vote: { Result: null } vote } affair } found
            || vote.Round != round)
        {
            return null;
        }

        var texts = Wording.In(found.Language);
        var question = vote.Choices.Any(choice => choice.Kind == ChoiceKind.Option) ? "poll.which" : "poll.whether";
        return new(
            Shorten.To(texts.Plain(question, ("number", affair.Number), ("title", affair.Title)), LongestQuestion),
            [.. vote.Choices.Select(choice => Shorten.To(ChoiceNames.Of(choice, texts), LongestOption))],
            VotingButtons.Ballot(affair, texts));
    }
}
