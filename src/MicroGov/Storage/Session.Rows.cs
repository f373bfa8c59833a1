using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>The rows that stand beside an affair's state: ballots, speeches, deadlines.</summary>
public sealed partial class Session
{
    /// <summary>The ballot as this transaction has it; null when there is none.</summary>
    public Task<BallotRow?> BallotAsync(long affairId, int round, PersonId person) =>
        ballots.FindAsync(new(affairId, round, person.Value), ct);

    private async Task RecordRowAsync(long affairId, AffairEvent happened)
    {
        switch (happened)
        {
            case BallotCast cast:
                ballots.Put(new BallotRow
                {
                    AffairId = affairId,
                    Round = cast.Round,
                    PersonId = cast.By.Value,
                    Choice = cast.Choice,
                    Counted = cast.Counted,
                    UpdateId = UpdateId,
                });
                break;

            case BallotTakenBack back:
                ballots.Remove(new(affairId, back.Round, back.By.Value));
                break;

            case SpeechMade speech:
                await db.Speeches.AddAsync(
                    new SpeechRow
                    {
                        AffairId = affairId,
                        PersonId = speech.By.Value,
                        Stance = speech.Stance.ToString(),
                        Text = speech.Text,
                        At = now,
                    },
                    ct);
                break;

            default:
                break;
        }
    }

    private async Task RecordDeadlinesAsync(Affair affair, CommunityTerms terms)
    {
        var wanted = Deadline.Of(affair, terms).ToDictionary(deadline => deadline.Kind.ToString(), deadline => deadline.At);
        foreach (var row in await db.Due.Where(row => row.AffairId == affair.Id).ToListAsync(ct))
        {
            if (wanted.Remove(row.Kind, out var at))
            {
                row.At = at;
            }
            else
            {
                db.Due.Remove(row);
            }
        }

        db.Due.AddRange(wanted.Select(pair => new DueRow { AffairId = affair.Id, Kind = pair.Key, At = pair.Value }));
    }
}
