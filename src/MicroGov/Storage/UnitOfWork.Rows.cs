using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage;

/// <summary>The rows that stand beside an affair's state: ballots, speeches, photos and files, deadlines.</summary>
public sealed partial class UnitOfWork
{
    /// <summary>The ballot as this transaction has it; null when there is none.</summary>
    public async Task<BallotRow?> BallotAsync(long affairId, int round, PersonId person) =>
        await BallotAsync(new(affairId, round, person.Value));

    /// <summary>The same of any voter.</summary>
    public async Task<BallotRow?> BallotAsync(BallotKey key) =>
        await ballots.FindAsync(key, ct) is { Choice: not BallotRow.TakenBack } cast ? cast : null;

    /// <summary>
    /// A later update has said already what this ballot is. Ids count up, but "if there are no new updates for at least a
    /// week, then identifier of the next update will be chosen randomly" (https://core.telegram.org/bots/api#update): an id
    /// that we have forgotten by now makes nobody late.
    /// </summary>
    public async Task<bool> IsLateAsync(BallotKey key) =>
        await ballots.FindAsync(key, ct) is { } row
        && row.UpdateId > UpdateId
        // A household's own word comes before its paper, whichever reached us first.
        && row.Source != BallotSource.Paper
        && (IsKept || await db.Updates.AnyAsync(taken => taken.BotId == BotId && taken.UpdateId == row.UpdateId, ct));

    /// <summary>The ballot stays as it is, since this update wanted it so; what older ones wanted has lost its meaning.</summary>
    public async Task ConfirmBallotAsync(BallotKey key)
    {
        var row = await ballots.FindAsync(key, ct);
        ballots.Put(row is null ? RowOf(key, key.PersonId, BallotRow.TakenBack) : Renewed(row));
    }

    private async Task RecordRowAsync(long affairId, AffairEvent happened)
    {
        switch (happened)
        {
            case IAttachmentEvent:
                db.Attachments.AddRange(AttachmentRow.Of(affairId, happened, now));
                break;

            case BallotCast cast:
                ballots.Put(RowOf(KeyOf(affairId, cast.Round, cast.By, cast.Household), cast));
                break;

            case BallotTakenBack back:
                ballots.Put(RowOf(KeyOf(affairId, back.Round, back.By, back.Household), back.By.Value, BallotRow.TakenBack));
                break;

            case BallotStruck struck when await ballots.FindAsync(KeyOf(affairId, struck.Round, struck.By, struck.Household), ct) is { } row:
                // Its update id stays: what is struck was not changed by its voter.
                row.Standing = BallotStanding.Left;
                ballots.Put(row);
                break;

            case VoterRecused recused:
                var of = KeyOf(affairId, recused.Round, recused.Who, recused.Household);
                var before = await ballots.FindAsync(of, ct);
                ballots.Put(new()
                {
                    AffairId = affairId,
                    Round = recused.Round,
                    PersonId = of.PersonId,
                    HouseholdId = of.HouseholdId,
                    CastBy = recused.Who.Value,
                    // What they had chosen is nobody's business any more.
                    Choice = 0,
                    Standing = BallotStanding.Recused,
                    UpdateId = before?.UpdateId ?? UpdateId,
                });
                break;

            case VoteOpened { Roll: not null }:
                await WriteRollAsync(affairId);
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

    /// <summary>Whose ballot an event is about.</summary>
    public static BallotKey KeyOf(long affairId, int round, PersonId by, long? household) =>
        household is { } id ? new(affairId, round, 0, id) : new(affairId, round, by.Value);

    private BallotRow RowOf(BallotKey key, long castBy, long choice) => new()
    {
        AffairId = key.AffairId,
        Round = key.Round,
        PersonId = key.PersonId,
        HouseholdId = key.HouseholdId,
        CastBy = castBy,
        Choice = choice,
        UpdateId = UpdateId,
    };

    private BallotRow RowOf(BallotKey key, BallotCast cast)
    {
        var row = RowOf(key, cast.By.Value, (cast.Choice ?? cast.Sealed)!.Value.Packed);
        row.Standing = cast.Apart ?? (cast.Counted ? BallotStanding.Counted : BallotStanding.Outsider);
        row.Source = SourceOf(cast);
        row.Receipt = cast.Receipt ?? "";
        return row;
    }

    /// <summary>How a ballot came in.</summary>
    public static BallotSource SourceOf(BallotCast cast) =>
        cast.Witness is not null ? BallotSource.Paper : cast.ByProxy == true ? BallotSource.Proxy : BallotSource.Own;

    private BallotRow Renewed(BallotRow row)
    {
        row.UpdateId = UpdateId;
        return row;
    }

    private async Task RecordDeadlinesAsync(Affair affair, CommunityTerms terms)
    {
        var wanted = AffairDeadlines.Of(affair, terms).Select(deadline => DeadlineRow.Of(affair.Id, deadline))
            .ToDictionary(row => (row.Kind, row.Subject));
        foreach (var row in await db.Deadlines.Where(row => row.AffairId == affair.Id).Where(DeadlineRow.IsKnown).ToListAsync(ct))
        {
            if (wanted.Remove((row.Kind, row.Subject), out var made))
            {
                row.At = made.At;
            }
            else
            {
                db.Deadlines.Remove(row);
            }
        }

        db.Deadlines.AddRange(wanted.Values);
    }
}
