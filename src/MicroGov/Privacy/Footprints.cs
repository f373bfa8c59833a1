using System.Text.Json.Nodes;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Privacy;

/// <summary>
/// What somebody did in affairs. Everything that is done leaves an entry in a journal, and whom an entry concerns is indexed:
/// the index gives the affairs, and the rest is looked up there.
/// </summary>
internal sealed class Footprints(UnitOfWork work, long me, IReadOnlyDictionary<long, string> communities)
{
    private static readonly Wording English = Wording.In(Wording.English);

    private readonly Dictionary<long, (AffairRow Row, Affair State)> affairs = [];

    public List<Entry> Journal { get; } = [];

    public List<AffairTouched> Affairs { get; } = [];

    public List<BallotGiven> Ballots { get; } = [];

    public List<Speech> Speeches { get; } = [];

    public List<FileSent> Attachments { get; } = [];

    public async Task ReadAsync()
    {
        await ReadCommunitiesAsync();
        await ReadAffairsAsync();
        foreach (var (row, state) in affairs.Values)
        {
            Affairs.Add(Touched(row, state));
            Ballots.AddRange(await BallotsAsync(row, state));
            Speeches.AddRange(await SpeechesAsync(row));
            Attachments.AddRange(await AttachmentsAsync(row));
        }
    }

    private async Task ReadCommunitiesAsync()
    {
        var rows = await (
            from concerned in work.Db.CommunityJournalPersons
            join row in work.Db.CommunityJournal
                on new { concerned.CommunityId, concerned.Sequence } equals new { row.CommunityId, row.Sequence }
            where concerned.PersonId == me
            orderby row.CommunityId, row.Sequence
            select row)
            .AsNoTracking()
            .ToListAsync(work.Ct);
        Journal.AddRange(
            rows.Select(row => new Entry(NameOf(row.CommunityId), null, row.Sequence, Time(row.At), JsonNode.Parse(row.Payload)))
        );
    }

    private async Task ReadAffairsAsync()
    {
        var rows = await (
            from concerned in work.Db.JournalPersons
            join row in work.Db.Journal
                on new { concerned.AffairId, concerned.Sequence } equals new { row.AffairId, row.Sequence }
            where concerned.PersonId == me
            orderby row.AffairId, row.Sequence
            select row)
            .AsNoTracking()
            .ToListAsync(work.Ct);
        foreach (var row in rows)
        {
            if (!affairs.TryGetValue(row.AffairId, out var affair))
            {
                var found = await work.Db.Affairs.AsNoTracking().SingleAsync(other => other.Id == row.AffairId, work.Ct);
                affairs[row.AffairId] = affair = (found, StateCache.Read(found.Id, found.State));
            }

            Journal.Add(
                new(NameOf(affair.Row.CommunityId), affair.Row.Number, row.Sequence, Time(row.At), JsonNode.Parse(row.Payload)));
        }
    }

    private AffairTouched Touched(AffairRow row, Affair state)
    {
        var self = new PersonId(me);
        return new(NameOf(row.CommunityId), row.Number, row.Title, row.Stage)
        {
            Raised = state.RaisedBy == self,
            Does = state.Doer == self,
            AskedToDo = state.Offer?.To == self,
            Seconded = state.Seconders.Contains(self),
            Accepted = state.AcceptedBy == self,
            Rated = state.Ratings.TryGetValue(self, out var score) ? score : null,
            Objected = state.Objections.GetValueOrDefault(self),
        };
    }

    /// <summary>Also those that were taken back: of them it is kept that there was one.</summary>
    private async Task<IEnumerable<BallotGiven>> BallotsAsync(AffairRow row, Affair state)
    {
        var own = await work.Db.Ballots.IgnoreQueryFilters().AsNoTracking()
            .Where(ballot => ballot.AffairId == row.Id && ballot.CastBy == me)
            .OrderBy(ballot => ballot.Round).ThenBy(ballot => ballot.HouseholdId).ToListAsync(work.Ct);
        return own.Select(ballot => new BallotGiven(
            NameOf(row.CommunityId),
            row.Number,
            ballot.Round,
            ChoiceOf(ballot, state),
            ballot.Counted,
            ballot.HouseholdId == 0 ? null : ballot.HouseholdId));
    }

    /// <summary>In words, as long as the vote's choices are known; of an earlier round's by their place on the paper.</summary>
    private static string? ChoiceOf(BallotRow ballot, Affair state) =>
        ballot.Choice == BallotRow.TakenBack ? null
        : ballot.Choice == BallotRow.Sealed ? English["choice.sealed"]
        : state.Vote is { } vote && vote.Round == ballot.Round ? ChoiceNames.Of(vote, new Marking(ballot.Choice), English)
        : new Marking(ballot.Choice) is { IsList: true } marks ? marks.ToString()
        : English.Plain("mydata.choice", ("place", ballot.Choice + 1));

    private async Task<IEnumerable<Speech>> SpeechesAsync(AffairRow row)
    {
        var own = await work.Db.Speeches.AsNoTracking().Where(speech => speech.AffairId == row.Id && speech.PersonId == me)
            .OrderBy(speech => speech.Id).ToListAsync(work.Ct);
        return own.Select(speech => new Speech(NameOf(row.CommunityId), row.Number, speech.Stance, speech.Text, speech.At));
    }

    private async Task<IEnumerable<FileSent>> AttachmentsAsync(AffairRow row)
    {
        var own = await work.Db.Attachments.AsNoTracking().Where(sent => sent.AffairId == row.Id && sent.PersonId == me)
            .OrderBy(sent => sent.Number).ToListAsync(work.Ct);
        return own.Select(sent => new FileSent(
            NameOf(row.CommunityId), row.Number, sent.Kind, sent.Size, sent.Caption, sent.At, sent.FileId, sent.MessageId));
    }

    private string NameOf(long community) => communities.GetValueOrDefault(community, "");

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
