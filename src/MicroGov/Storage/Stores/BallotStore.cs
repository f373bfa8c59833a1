using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>The ballots that one transaction reads and writes: fetched in sets, written in sets, never all of a vote.</summary>
public sealed class BallotStore(UnitOfWork work)
{
    /// <summary>Null: there is none.</summary>
    private readonly Dictionary<BallotKey, BallotRow?> known = [];

    private readonly HashSet<BallotKey> changed = [];

    /// <summary>Null: it is missing.</summary>
    private readonly Dictionary<SecretRound, byte[]?> keys = [];

    /// <summary>How a ballot came in.</summary>
    public static BallotSource SourceOf(BallotCast cast) =>
        cast.Witness is not null ? BallotSource.Paper : cast.ByProxy == true ? BallotSource.Proxy : BallotSource.Own;

    /// <summary>
    /// The ballot as this transaction has it, a secret one with what it chose as long as its vote runs; null when there is none.
    /// </summary>
    public async Task<BallotRow?> FindAsync(BallotKey key) => await ReadAsync(key) switch
    {
        null or { Choice: BallotRow.TakenBack } => null,
        { Secret.Length: > 0 } cast when KeyOf(new(key.AffairId, key.Round)) is { } secret
            && SecretSeal.OpenBallot(secret, key, cast.Secret) is { } open => cast.Opened(open.Choice, open.Receipt),
        var cast => cast,
    };

    /// <summary>There is a place for the keys of secret votes.</summary>
    public bool CanKeepSecrets => work.Db.VoteKeys.HasPlace;

    /// <summary>The key of a secret round is here, so that its ballots can be given and counted.</summary>
    public bool CanOpen(SecretRound round) => KeyOf(round) is not null;

    /// <summary>A text for somebody that tells what they chose; null when the round has no key any more.</summary>
    public string? SealWords(SecretRound round, string words) =>
        KeyOf(round) is { } key ? SecretSeal.SealWords(key, words) : null;

    /// <summary>Fetches many at once, whatever is not known yet.</summary>
    public async Task FetchAsync(IEnumerable<BallotKey> keys)
    {
        var missing = keys.Where(key => known.TryAdd(key, null)).Select(BallotStatements.KeyOf).ToList();
        foreach (var row in await BallotStatements.Own.RunAsync(work.Db, missing, work.Ct))
        {
            known[BallotKey.Of(row)] = row;
        }
    }

    /// <summary>
    /// A later update has said already what this ballot is. Ids count up, but "if there are no new updates for at least a
    /// week, then identifier of the next update will be chosen randomly" (https://core.telegram.org/bots/api#update): an id
    /// that we have forgotten by now makes nobody late.
    /// </summary>
    public async Task<bool> IsLateAsync(BallotKey key) =>
        await ReadAsync(key) is { } row
        && row.UpdateId > work.Updates.CurrentId
        // A household's own word comes before its paper, whichever reached us first.
        && row.Source != BallotSource.Paper
        && (work.Updates.IsKept || await work.Updates.IsRememberedAsync(row.UpdateId));

    /// <summary>The ballot stays as it is, since this update wanted it so; what older ones wanted has lost its meaning.</summary>
    public async Task ConfirmAsync(BallotKey key)
    {
        var row = await ReadAsync(key) ?? RowOf(key, key.PersonId, BallotRow.TakenBack);
        row.UpdateId = work.Updates.CurrentId;
        Put(row);
    }

    /// <summary>What an event says of a ballot, if it speaks of one.</summary>
    internal async Task RecordAsync(long affairId, AffairEvent happened)
    {
        switch (happened)
        {
            case BallotCast cast:
                Put(RowOf(affairId, cast));
                break;

            case BallotTakenBack back:
                Put(RowOf(BallotKey.Of(affairId, back.Round, back.By, back.Household), back.By.Value, BallotRow.TakenBack));
                break;

            case BallotStruck struck
                when await ReadAsync(BallotKey.Of(affairId, struck.Round, struck.By, struck.Household)) is { } row:
                // Its update id stays: what is struck was not changed by its voter.
                row.Standing = BallotStanding.Left;
                Put(row);
                break;

            case VoterRecused recused:
                var key = BallotKey.Of(affairId, recused.Round, recused.Who, recused.Household);
                var before = await ReadAsync(key);
                // What they had chosen is nobody's business any more.
                var left = RowOf(key, recused.Who.Value, 0);
                (left.Standing, left.UpdateId) = (BallotStanding.Recused, before?.UpdateId ?? work.Updates.CurrentId);
                Put(left);
                break;

            default:
                break;
        }
    }

    /// <summary>A secret round begins: what is chosen in it is sealed from the first ballot on.</summary>
    internal void BeginSecret(SecretRound round)
    {
        work.Db.VoteKeys.Create(round);
        keys.Remove(round);
    }

    internal async Task WriteAsync()
    {
        await BallotStatements.Cast.RunAsync(work.Db, [.. changed.Select(key => BallotStatements.CastOf(known[key]!))], work.Ct);
        changed.Clear();
    }

    /// <summary>
    /// A secret vote is over: who voted stays, what they chose does not, and once this commits its key goes: whatever was sealed
    /// under it, here, in the database's log or in a backup, means nothing any more.
    /// </summary>
    internal async Task SealAsync(long affairId, int round)
    {
        await WriteAsync();
        await work.Db.Ballots.Where(row => row.AffairId == affairId && row.Round == round).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Choice, BallotRow.Sealed).SetProperty(row => row.Secret, ""), work.Ct);
        foreach (var key in known.Keys.Where(key => key.AffairId == affairId && key.Round == round).ToList())
        {
            known.Remove(key);
        }

        await work.Db.Outbox.Where(row => row.GivenUp != null && (row.Lane == 0 || row.AffairId == affairId))
            .ExecuteDeleteAsync(work.Ct);
        await work.Db.DeadLetters.Where(row => row.AffairId == affairId).ExecuteDeleteAsync(work.Ct);
        work.HasErased = true;
        work.EndedSecretRounds.Add(new(affairId, round));
    }

    private byte[]? KeyOf(SecretRound round) =>
        keys.TryGetValue(round, out var known) ? known : keys[round] = work.Db.VoteKeys.Find(round);

    /// <summary>The row as this transaction has it, also when it says that the ballot was taken back.</summary>
    private async Task<BallotRow?> ReadAsync(BallotKey key)
    {
        if (!known.ContainsKey(key))
        {
            await FetchAsync([key]);
        }

        return known[key];
    }

    private void Put(BallotRow row)
    {
        var key = BallotKey.Of(row);
        known[key] = row;
        changed.Add(key);
    }

    private BallotRow RowOf(BallotKey key, long castBy, long choice) => new()
    {
        AffairId = key.AffairId,
        Round = key.Round,
        PersonId = key.PersonId,
        HouseholdId = key.HouseholdId,
        CastBy = castBy,
        Choice = choice,
        UpdateId = work.Updates.CurrentId,
    };

    private BallotRow RowOf(long affairId, BallotCast cast)
    {
        var key = BallotKey.Of(affairId, cast.Round, cast.By, cast.Household);
        var row = RowOf(key, cast.By.Value, cast.Choice?.Packed ?? BallotRow.Sealed);
        row.Standing = cast.Apart ?? (cast.Counted ? BallotStanding.Counted : BallotStanding.Outsider);
        row.Source = SourceOf(cast);
        if (cast.Sealed is { } chosen)
        {
            var secret = KeyOf(new(affairId, cast.Round)) ?? throw new VoteKeyLostException();
            row.Secret = SecretSeal.SealBallot(secret, key, chosen, cast.Receipt ?? "");
        }

        return row;
    }
}
