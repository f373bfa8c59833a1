using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>The rows that stand beside an affair's state: ballots, speeches, deadlines.</summary>
public sealed partial class Session
{
    private async Task RecordRowAsync(long affairId, AffairEvent happened)
    {
        switch (happened)
        {
            case BallotCast cast:
                var ballot = await BallotAsync(affairId, cast.Round, cast.By);
                if (ballot is null)
                {
                    ballot = new BallotRow { AffairId = affairId, Round = cast.Round, PersonId = cast.By.Value };
                    db.Ballots.Add(ballot);
                }

                (ballot.Choice, ballot.Counted, ballot.UpdateId) = (cast.Choice, cast.Counted, UpdateId);
                break;

            case BallotTakenBack back:
                if (await BallotAsync(affairId, back.Round, back.By) is { } taken)
                {
                    db.Ballots.Remove(taken);
                }

                break;

            case SpeechMade speech:
                db.Speeches.Add(new SpeechRow
                {
                    AffairId = affairId,
                    PersonId = speech.By.Value,
                    Stance = speech.Stance.ToString(),
                    Text = speech.Text,
                    At = now,
                });
                break;

            default:
                break;
        }
    }

    public async Task<BallotRow?> BallotAsync(long affairId, int round, PersonId person)
    {
        var row = await db.Ballots.FindAsync([affairId, round, person.Value], ct);
        return row is null || db.Entry(row).State == EntityState.Deleted ? null : row;
    }

    private async Task RecordDeadlinesAsync(Affair affair, CommunityTerms terms)
    {
        var wanted = Deadline.Of(affair, terms).ToDictionary(deadline => deadline.Kind.ToString(), deadline => deadline.At);
        await db.Due.Where(row => row.AffairId == affair.Id).LoadAsync(ct);
        foreach (var row in db.Due.Local.Where(row => row.AffairId == affair.Id).ToList())
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
