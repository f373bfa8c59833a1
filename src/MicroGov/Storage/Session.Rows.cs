using MicroGov.Core.Affairs;
using MicroGov.Core.Residents;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>The rows that stand beside an affair's state: ballots, speeches, deadlines.</summary>
public sealed partial class Session
{
    /// <summary>The ballot as this transaction has it; null when there is none.</summary>
    public async Task<BallotRow?> BallotAsync(long affairId, int round, PersonId person) =>
        await ballots.FindAsync(new(affairId, round, person.Value), ct) is { Choice: not BallotRow.TakenBack } cast ? cast : null;

    /// <summary>
    /// A later update has said already what this ballot is. Ids count up, but "if there are no new updates for at least a
    /// week, then identifier of the next update will be chosen randomly" (https://core.telegram.org/bots/api#update): an id
    /// that we have forgotten by now makes nobody late.
    /// </summary>
    public async Task<bool> IsLateAsync(BallotKey key) =>
        await ballots.FindAsync(key, ct) is { } row
        && row.UpdateId > UpdateId
        && (IsKept || await db.Updates.AnyAsync(taken => taken.BotId == BotId && taken.UpdateId == row.UpdateId, ct));

    /// <summary>The ballot stays as it is, since this update wanted it so; what older ones wanted has lost its meaning.</summary>
    public async Task ConfirmBallotAsync(BallotKey key)
    {
        var row = await ballots.FindAsync(key, ct);
        ballots.Put(RowOf(key, row?.Choice ?? BallotRow.TakenBack, row?.Counted ?? false));
    }

    private async Task RecordRowAsync(long affairId, AffairEvent happened)
    {
        switch (happened)
        {
            case BallotCast cast:
                ballots.Put(RowOf(new(affairId, cast.Round, cast.By.Value), cast.Choice, cast.Counted));
                break;

            case BallotTakenBack back:
                ballots.Put(RowOf(new(affairId, back.Round, back.By.Value), BallotRow.TakenBack, counted: false));
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

    private BallotRow RowOf(BallotKey key, int choice, bool counted) => new()
    {
        AffairId = key.AffairId,
        Round = key.Round,
        PersonId = key.PersonId,
        Choice = choice,
        Counted = counted,
        UpdateId = UpdateId,
    };

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
