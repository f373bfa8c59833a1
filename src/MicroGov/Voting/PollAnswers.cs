using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Pipeline;

namespace MicroGov.Voting;

/// <summary>Ballots in native polls.</summary>
internal static class PollAnswers
{
    /// <summary>A poll cannot be answered to, so a late or repeated ballot is met with silence; /ballot tells.</summary>
    public static async Task CountAsync(UpdateContext context, PollAnswered polled)
    {
        var work = context.Work;
        var poll = await work.Polls.FindAsync(polled.PollId);
        if (poll is null)
        {
            // Somebody may be quicker than the answer that tells us the id of the poll we have just posted.
            OrphanPollAnswers.Keep(work, polled);
            return;
        }

        if (await work.Affairs.FindAsync(poll.AffairId) is not { } row)
        {
            return;
        }

        var person = await PeopleDirectory.RecognizeAsync(work, polled.Who!);
        var home = await work.Homes.GetAsync(row);
        Act act = polled.Choices is [var choice, ..]
            ? new CastBallot(new(person.Id), poll.Round, choice)
            : new TakeBackBallot(new(person.Id), poll.Round);
        await context.Acts.ActAsync(work, row, home, person, act, seenThere: false);
        await context.Groups.SeeActingIfThereAsync(work, home.Group, person);
    }
}
