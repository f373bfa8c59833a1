using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Processes;

/// <summary>What the world gave and what the service made of it, in figures.</summary>
/// <param name="Given">Ballots as the world has them in the end: the last choice of each person in each vote.</param>
/// <param name="Counted">Ballots that the service counts.</param>
/// <param name="Lost">Given, but not counted, or counted for another choice.</param>
/// <param name="Twice">Entries in the journals beyond the ballots that were cast.</param>
/// <param name="Illegal">Steps from one stage to another that the lifecycle's table does not have.</param>
/// <param name="Broken">Journals whose chain is broken.</param>
internal sealed record Reckoning(int Affairs, int Updates, int Given, int Counted, int Lost, int Twice, int Illegal, int Broken)
{
    private const int NoChoice = -1;

    public static async Task<Reckoning> OfAsync(MicroGovContext db, Street street, IReadOnlyList<AffairLife> lives)
    {
        var people = await db.People.ToDictionaryAsync(person => person.TelegramId, person => person.Id);
        var sum = new Reckoning(lives.Count, await db.Updates.CountAsync(), 0, 0, 0, 0, 0, 0);
        foreach (var life in lives)
        {
            var id = await db.Affairs.Where(affair => affair.Number == life.Number).Select(affair => affair.Id).SingleAsync();
            var journal = (await db.Journal.Where(entry => entry.AffairId == id).OrderBy(entry => entry.Sequence).ToListAsync())
                .ConvertAll(entry => new JournalEntry(entry.AffairId, entry.Sequence, entry.At, entry.Payload, entry.Hash));
            var events = journal.ConvertAll(entry => entry.Read());
            var counted = await db.Ballots.Where(ballot => ballot.AffairId == id && ballot.Standing == BallotStanding.Counted)
                .ToDictionaryAsync(ballot => ballot.PersonId, ballot => ballot.Choice);
            var given = GivenIn(street, life);
            sum = sum with
            {
                Given = sum.Given + given.Count,
                Counted = sum.Counted + counted.Count,
                Lost = sum.Lost + given.Count(own => counted.GetValueOrDefault(people[own.Key], NoChoice) != own.Value),
                Twice = sum.Twice + Math.Max(0, events.OfType<BallotCast>().Count() - life.Ballots.Count),
                Illegal = sum.Illegal + IllegalSteps(id, events),
                Broken = sum.Broken + (JournalEntry.FirstBroken(journal) is null ? 0 : 1),
            };
        }

        return sum;
    }

    public override string ToString() =>
        $"{Affairs} affairs, {Updates} updates, {Given} ballots given and {Counted} counted: {Lost} lost, {Twice} counted twice; "
        + $"{Illegal} illegal stages, {Broken} broken journals";

    /// <summary>Sun votes by a button, all others in the poll; a poll that was posted again is voted in again.</summary>
    private static Dictionary<long, int> GivenIn(Street street, AffairLife life)
    {
        Dictionary<long, int> given = [];
        foreach (var poll in street.Polls(life.Number).Select(message => message.Poll!))
        {
            foreach (var (voters, choice) in poll.Options.Select((option, index) => (option.VoterIds, index)))
            {
                foreach (var voter in voters)
                {
                    given[voter] = choice;
                }
            }
        }

        foreach (var (_, choice) in life.Ballots.Where(ballot => ballot.By == street.Sun))
        {
            given[street.Sun.Id] = choice;
        }

        return given;
    }

    private static int IllegalSteps(long id, IEnumerable<AffairEvent> events)
    {
        var (affair, illegal) = (new Affair { Id = id }, 0);
        foreach (var happened in events)
        {
            if (happened is StageEvent moved && !Enum.GetValues<Transition>().Any(move => LeadsTo(affair, move, moved.To)))
            {
                illegal++;
            }

            affair = affair.Apply(happened);
        }

        return illegal;
    }

    private static bool LeadsTo(Affair affair, Transition move, Stage stage) =>
        AffairLifecycle.Next(affair, move, DateTimeOffset.MinValue) is { Refusal: null, Value: var next } && next == stage;
}
