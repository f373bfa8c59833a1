using MicroGov.Core.Voting.Ballots;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Tests.Transcripts;

public sealed class QuickBallotTests
{
    [Fact]
    public async Task A_ballot_that_is_quicker_than_the_answer_that_names_the_poll_counts()
    {
        await using var here = await Neighbourhood.OpenAsync();
        here.World.Happened += happened =>
        {
            // Telegram tells this before it answers: the service does not know its poll's id yet.
            if (happened is { Kind: SandboxEventKind.Sent, Message.Poll: { } poll })
            {
                here.World.Vote(here.Li.Id, poll.Id, 0);
            }
        };

        await here.BringToAsync(MicroGov.Core.Lifecycle.Stage.Voting);

        await using var db = await here.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        Assert.Equal(
            (0, BallotStanding.Counted),
            await db.Ballots.Select(ballot => new ValueTuple<long, BallotStanding>(ballot.Choice, ballot.Standing)).SingleAsync()
        );
    }
}
