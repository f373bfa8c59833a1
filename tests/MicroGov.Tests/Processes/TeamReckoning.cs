using System.Text.Json.Nodes;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Processes;

/// <summary>What a crowd did and what several replicas made of it, in figures.</summary>
/// <param name="Acts">Ballots cast, changed and taken back.</param>
/// <param name="Journalled">Entries about them in the journals.</param>
/// <param name="Ballots">As the crowd has them in the end.</param>
/// <param name="Wrong">Ballots that are missing, or another choice, or somebody's who has none.</param>
/// <param name="Astray">People of whom the journal has more or fewer entries than they did something.</param>
/// <param name="Raised">Affairs that were raised.</param>
/// <param name="Unheard">Of those, how many are not there or did not lapse in their time, or lapsed twice.</param>
/// <param name="Missing">Messages that the group never got.</param>
/// <param name="Repeated">Messages that it got once more.</param>
/// <param name="AnsweredTwice">Presses that got two answers.</param>
/// <param name="Left">Calls still owed or given up, stale cards and dead letters.</param>
internal sealed record TeamReckoning(
    int Acts,
    int Journalled,
    int Ballots,
    int Wrong,
    int Astray,
    int Raised,
    int Unheard,
    int Missing,
    int Repeated,
    int AnsweredTwice,
    int Left)
{
    public static async Task<TeamReckoning> OfAsync(MicroGovContext db, Street street, Crowd crowd)
    {
        var accounts = await db.People.ToDictionaryAsync(person => person.Id, person => person.TelegramId);
        var affairs = await db.Affairs.AsNoTracking().ToDictionaryAsync(row => row.Number);
        var events = (
            await db.Journal.AsNoTracking().OrderBy(entry => entry.AffairId).ThenBy(entry => entry.Sequence).ToListAsync()
        ).ToLookup(
            entry => entry.AffairId,
            entry => new JournalEntry(entry.AffairId, entry.Sequence, entry.At, entry.Payload, entry.Hash).Read());
        var stored = (await db.Ballots.AsNoTracking().Where(row => row.Standing == BallotStanding.Counted).ToListAsync())
            .Select(row =>
                (affairs.Values.Single(affair => affair.Id == row.AffairId).Number, accounts[row.PersonId], (int)row.Choice)
            )
            .ToHashSet();
        var cast = crowd.Ballots.ToHashSet();
        var journalled = crowd.VotedOn
            .SelectMany(number => events[affairs[number].Id].Select(happened => (number, By: WhoseBallot(happened))))
            .Where(entry => entry.By is not null).CountBy(entry => (entry.number, accounts[entry.By!.Value]))
            .ToDictionary(count => count.Key, count => count.Value);
        var lapsing = Enumerable.Range(1, crowd.Raised).Except(crowd.VotedOn).ToList();
        var seen = crowd
            .VotedOn.SelectMany(number => new[] { street.Cards(number).Count(), street.Polls(number).Count() })
            .Concat(
                lapsing.SelectMany(number =>
                    new[]
                    {
                        street.Cards(number).Count(card => !Lapses(number, card.Text)),
                        street.Cards(number).Count(card => Lapses(number, card.Text)),
                    }
                ))
            .ToList();

        return new(
            crowd.Acts.Values.Sum(),
            journalled.Values.Sum(),
            cast.Count,
            cast.Except(stored).Union(stored.Except(cast)).Select(ballot => (ballot.Item1, ballot.Item2)).Distinct().Count(),
            crowd
                .Acts.Keys.Union(journalled.Keys)
                .Count(key => crowd.Acts.GetValueOrDefault(key) != journalled.GetValueOrDefault(key)),
            crowd.Raised,
            lapsing.Count(number =>
                !affairs.TryGetValue(number, out var row)
                || row.Title != Street.Title(number)
                || events[row.Id].ToList() is not [AffairRaised, StageEvent { To: Stage.Closed }]
            ) + Math.Abs(affairs.Count - crowd.Raised),
            seen.Count(times => times == 0),
            seen.Sum(times => Math.Max(0, times - 1)),
            street
                .World.Calls.Where(call => call is { Method: "answerCallbackQuery", TookEffect: true })
                .CountBy(call => (string)JsonNode.Parse(call.Parameters)!["callback_query_id"]!)
                .Count(query => query.Value > 1),
            await db.Outbox.CountAsync() + await db.DeadLetters.CountAsync() + await db.Affairs.CountAsync(row => row.CardIsStale)
        );
    }

    public override string ToString() =>
        $"{Acts} ballots cast, changed or taken back, {Journalled} in the journals ({Astray} people with more or fewer); "
            + $"{Ballots} ballots in the end, "
        + $"{Wrong} of them wrong; {Raised} affairs raised, {Unheard} unheard; {Missing} messages missing, {Repeated} repeated; "
        + $"{AnsweredTwice} presses answered twice; {Left} things left undone";

    public static bool Lapses(int number, string text) =>
        text.StartsWith($"{Street.Heading(number)} lapses", StringComparison.Ordinal);

    private static long? WhoseBallot(AffairEvent happened) => happened switch
    {
        BallotCast cast => cast.By.Value,
        BallotTakenBack back => back.By.Value,
        _ => null,
    };
}
