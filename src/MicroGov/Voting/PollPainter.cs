using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Voting;

/// <summary>Words a vote as a native poll, within Telegram's limits.</summary>
public sealed class PollPainter
{
    private const int LongestQuestion = 300;

    private const int LongestOption = 100;

    /// <summary>Null when that round is no longer running.</summary>
    public async Task<PollSheet?> PaintAsync(MicroGovContext db, long affairId, int round, CancellationToken ct)
    {
        var found = await (from row in db.Affairs.AsNoTracking()
                           join home in db.Communities.AsNoTracking() on row.CommunityId equals home.Id
                           where row.Id == affairId
                           select new { row.State, home.Language }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var affair = StateJson.Read<Affair>(found.State);
        if (affair is not { Stage: Stage.Voting, Vote: { Result: null } vote } || vote.Round != round)
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
