using MicroGov.Core;
using System.Text.Json;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rolls;
using MicroGov.Core.Voting.Rules;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// The votes of one affair: every ballot and roll must be the journal's, and every result what its rule makes of them when they
/// are counted once more.
/// </summary>
internal sealed class BallotAudit(long affairId, Action<string> find, VoteKeys? keys = null)
{
    private readonly Dictionary<BallotKey, JournalBallot> ballots = [];
    private readonly Dictionary<int, List<RollEntry>> rolls = [];
    private readonly HashSet<int> opened = [];
    private readonly List<(BallotKey Key, string Secret)> secrets = [];

    /// <summary>A roll's entry; before the journal, which says what the whole roll must be.</summary>
    public void Take(RollRow entry)
    {
        if (!rolls.TryGetValue(entry.Round, out var roll))
        {
            rolls[entry.Round] = roll = [];
        }

        roll.Add(new(entry.HouseholdId, entry.UnitId, entry.Area, entry.Shares));
    }

    /// <param name="before">The affair as it was before.</param>
    /// <param name="seed">The journal's head before.</param>
    public void Note(int sequence, Affair before, AffairEvent happened, string seed)
    {
        switch (happened)
        {
            case VoteOpened { Roll: { } roll }:
                CheckRoll(sequence, (before.Vote?.Round ?? 0) + 1, roll);
                break;
            case BallotCast cast:
                ballots[KeyOf(cast.Round, cast.By, cast.Household)] = new(
                    cast.By.Value,
                    cast.Choice,
                    cast.Apart ?? (cast.Counted ? BallotStanding.Counted : BallotStanding.Outsider),
                    BallotStore.SourceOf(cast));
                break;
            case BallotTakenBack back:
                ballots.Remove(KeyOf(back.Round, back.By, back.Household));
                break;
            case BallotStruck struck when ballots.TryGetValue(KeyOf(struck.Round, struck.By, struck.Household), out var cast):
                ballots[KeyOf(struck.Round, struck.By, struck.Household)] = cast with { Standing = BallotStanding.Left };
                break;
            case VoterRecused recused:
                var key = KeyOf(recused.Round, recused.Who, recused.Household);
                ballots[key] = new(recused.Who.Value, 0, BallotStanding.Recused, BallotSource.Own);
                break;
            case VoteProlonged prolonged:
                CheckTurnout(sequence, before.Vote!, prolonged.SoFar, seed);
                break;
            case VoteCounted counted:
                CheckResult(sequence, before.Vote!, counted.Result, counted.Published, seed);
                break;
            case RunOffOpened runOff:
                CheckResult(sequence, before.Vote!, runOff.First, runOff.Published, seed);
                break;
            default:
                break;
        }
    }

    public void Take(BallotRow row)
    {
        var key = new BallotKey(affairId, row.Round, row.PersonId, row.HouseholdId);
        if (!ballots.Remove(key, out var cast))
        {
            find($"{Whose(key)} is not in the journal");
        }
        else if (
            !IsStored(cast, row) || (cast.Choice is { } choice && choice.Packed != row.Choice && row.Choice != BallotRow.Sealed))
        {
            find($"{Whose(key)} is not the one in the journal");
        }
        else if (cast.Choice is null && row.Choice != BallotRow.Sealed)
        {
            find($"{Whose(key)} tells what was chosen, though the vote is secret");
        }
        else if (row.Secret.Length > 0)
        {
            secrets.Add((key, row.Secret));
        }
    }

    /// <param name="now">The affair as its journal tells it.</param>
    public void Finish(Affair now)
    {
        foreach (var key in ballots.Keys)
        {
            find($"{Whose(key)} is in the journal but not stored");
        }

        secrets.ForEach(one => CheckSecret(now, one.Key, one.Secret));

        foreach (var round in rolls.Keys.Except(opened))
        {
            find($"the roll of round {round} is stored, but the journal knows of none");
        }
    }

    /// <summary>Only a round that runs may hold what was chosen, and it must open.</summary>
    private void CheckSecret(Affair now, BallotKey key, string secret)
    {
        if (now is not { Stage: Stage.Voting, Vote: { Result: null, Rule.Secrecy: Secrecy.Secret } vote }
            || vote.Round != key.Round)
        {
            find($"{Whose(key)} still holds what was chosen, though the vote is not secret or round {key.Round} is over");
        }
        else if (keys?.Find(new(affairId, key.Round)) is not { } opens)
        {
            find($"{Whose(key)} cannot be opened: the key of the secret vote is not in {keys?.Folder ?? "memory"}");
        }
        else if (SecretSeal.OpenBallot(opens, key, secret) is not { } open)
        {
            find($"{Whose(key)} cannot be opened with the key of its vote");
        }
        else if (!BallotPaper.IsValid(vote, open.Choice))
        {
            find($"{Whose(key)} chose what its ballot paper does not offer");
        }
    }

    /// <summary>An older version did not tell who had left from who was never there.</summary>
    private static bool IsStored(JournalBallot cast, BallotRow row) => (cast.By, cast.Source) == (row.CastBy, row.Source)
        && (cast.Standing == row.Standing || (cast.Standing, row.Standing) == (BallotStanding.Left, BallotStanding.Outsider));

    private void CheckRoll(int sequence, int round, Roll roll)
    {
        opened.Add(round);
        var stored = rolls.GetValueOrDefault(round) ?? [];
        if (
            Roll.DigestOf(stored) != roll.Digest
            || stored.Count != roll.Heads
            || stored.Sum(entry => entry.Area) != roll.Weight(WeightBasis.Area)
            || stored.Sum(entry => entry.Shares) != roll.Weight(WeightBasis.Share))
        {
            find($"the roll of round {round} is not the one that entry {sequence} closed");
        }
    }

    private void CheckTurnout(int sequence, Vote vote, Tally told, string seed)
    {
        var due = vote.Rule.Secrecy == Secrecy.Secret
            ? ProfileOf(vote, null).TallyOf(vote with { Rule = VoteRule.Simple }).Turnout()
            : VoteCounting.Count(vote, ProfileOf(vote, null), seed).Tally;
        due = vote.Rule.IsHidden ? due.Turnout() : due;
        if (Text(due) != Text(told))
        {
            find($"the tally of round {vote.Round} in entry {sequence} is not what its ballots say");
        }
    }

    private void CheckResult(int sequence, Vote vote, VoteResult told, IReadOnlyList<PublishedBallot>? published, string seed)
    {
        var profile = ProfileOf(vote, published);
        if (
            published is not null
            && published.Count
                != ballots.Count(one => one.Key.Round == vote.Round && one.Value.Standing == BallotStanding.Counted))
        {
            find(
                $"the published list of round {vote.Round} in entry {sequence} has {published.Count} ballots, but others were "
                    + "cast"
            );
        }

        var due = VoteCounting.Count(vote, profile, seed);
        // What an older version counted gave no reasons, and did not tell who had left from who was never there.
        var tally = told.Tests.IsEmpty
            ? due.Tally with
            {
                KeptApart = due.Tally.KeptApart + due.Tally.Struck,
                Struck = 0,
            }
            : due.Tally;
        if (Text(tally) != Text(told.Tally))
        {
            find($"the tally of round {vote.Round} in entry {sequence} is not what its ballots say");
        }
        else if ((due.Verdict, due.Winner) != (told.Verdict, told.Winner))
        {
            find($"the verdict of round {vote.Round} in entry {sequence} is not what its rule makes of the tally");
        }
        else if (!told.Tests.IsEmpty && Text(due) != Text(told))
        {
            find($"the reasons for the verdict of round {vote.Round} in entry {sequence} are not what its rule gives");
        }
    }

    /// <summary>Ballots whose choice nobody may know are only counted by their standing.</summary>
    private BallotProfile ProfileOf(Vote vote, IReadOnlyList<PublishedBallot>? published)
    {
        var weights = (rolls.GetValueOrDefault(vote.RollRound) ?? []).ToDictionary(entry => entry.HouseholdId);
        var cast = ballots.Where(one => one.Key.Round == vote.Round).Select(one => (
            Marking: one.Value.Choice ?? 0, one.Value.Standing, Entry: weights.GetValueOrDefault(one.Key.HouseholdId)));
        if (published is not null)
        {
            cast = cast.Where(one => one.Standing != BallotStanding.Counted)
                .Concat(published.Select(one => (one.Choice, BallotStanding.Counted, (RollEntry?)null)));
        }

        return BallotProfile.Of(cast.Select(one => new BallotGroup(
            one.Marking, one.Standing, 1, one.Entry?.UnitId ?? 0, one.Entry?.Area ?? 0, one.Entry?.Shares ?? 0)));
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, JournalJson.Options);

    /// <summary>A ballot, without a name.</summary>
    public static string Whose(BallotKey key) => key.HouseholdId == 0
        ? $"the ballot of person {key.PersonId} in round {key.Round}"
        : $"the ballot of household {key.HouseholdId} in round {key.Round}";

    private BallotKey KeyOf(int round, PersonId by, long? household) => BallotKey.Of(affairId, round, by, household);

    /// <summary>A ballot as the journal tells it.</summary>
    private sealed record JournalBallot(long By, Marking? Choice, BallotStanding Standing, BallotSource Source);
}
