using System.Globalization;
using System.Text.Json;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Operations.Rebuilding;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Stores;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// Walks through the whole database, some affairs at a time. Memory holds a page of affairs and the ballots cast in it,
/// however large the database is.
/// </summary>
/// <param name="db">A context that sees one moment, without tracking.</param>
internal sealed class Verification(MicroGovContext db, DateTimeOffset now, TextWriter output)
{
    private const int AffairsAtOnce = 250;

    /// <summary>Journal entries of one page, unless a single affair has more.</summary>
    private const int EntriesAtOnce = 20_000;

    private readonly Findings findings = new(output);
    private long affairs, entries, ballots;

    /// <returns>Whether all is well.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        foreach (var fault in await IntegrityAudit.ReadAsync(db, ct))
        {
            findings.Add("file", fault);
        }

        var owed = await OutboxAudit.ReadAsync(db, findings, now, ct);
        long after = long.MinValue;
        while (await EndOfPageAsync(after, ct) is { } last)
        {
            await CheckPageAsync(after, last, owed, ct);
            after = last;
        }

        // What belongs to no affair at all.
        await CheckPageAsync(after, long.MaxValue, owed, ct);
        await new NumberAudit(db, findings).RunAsync(ct);
        await new CommunityAudits(db, findings).RunAsync(ct);
        await new ReferenceAudit(db, findings).RunAsync(ct);
        var rebuild = new Rebuild(db, now, mends: false, (where, _, what) => findings.Add(where, what));
        await rebuild.RunAsync(ct);
        rebuild.Untold.ForEach(what => findings.Add("rebuild", what));
        var size = string.Create(
            CultureInfo.InvariantCulture, $"{affairs:N0} affairs, {entries:N0} journal entries, {ballots:N0} ballots");
        output.WriteLine(findings.Count == 0 ? $"All is well: {size}." : $"Findings: {findings.Count}, in {size}.");
        return findings.Count == 0;
    }

    private async Task<long?> EndOfPageAsync(long after, CancellationToken ct)
    {
        var page = await db.Affairs.Where(row => row.Id > after).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Version }).Take(AffairsAtOnce).ToListAsync(ct);
        long sum = 0;
        var fitting = page.TakeWhile(row => (sum += Math.Max(0, row.Version)) <= EntriesAtOnce).LastOrDefault();
        return (fitting ?? page.FirstOrDefault())?.Id;
    }

    private async Task CheckPageAsync(long after, long last, OutboxAudit owed, CancellationToken ct)
    {
        var audits = new Dictionary<long, AffairAudit>();
        foreach (
            var row in await db.Affairs.Where(row => row.Id > after && row.Id <= last).OrderBy(row => row.Id).ToListAsync(ct))
        {
            audits.Add(row.Id, new AffairAudit(row, findings, db.VoteKeys));
        }

        var strayRolls = new Strays(findings, "the roll of an affair that is not there");
        await foreach (var row in db.Rolls.Where(row => row.AffairId > after && row.AffairId <= last)
            .OrderBy(row => row.AffairId).AsAsyncEnumerable().WithCancellation(ct))
        {
            strayRolls.OrElse(audits, row.AffairId)?.Take(row);
        }

        var journal = new Strays(findings, "the journal of an affair that is not there");
        await foreach (var row in db.Journal.Where(row => row.AffairId > after && row.AffairId <= last)
            .OrderBy(row => row.AffairId).ThenBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            entries++;
            journal.OrElse(audits, row.AffairId)?.Take(row);
        }

        var strayPersons = new Strays(findings, "persons in the journal of an affair that is not there");
        await foreach (var row in db.JournalPersons.Where(row => row.AffairId > after && row.AffairId <= last)
            .OrderBy(row => row.AffairId).AsAsyncEnumerable().WithCancellation(ct))
        {
            strayPersons.OrElse(audits, row.AffairId)?.Take(row);
        }

        var strayBallots = new Strays(findings, "ballots of an affair that is not there");
        await foreach (var row in db.Ballots.Where(row => row.AffairId > after && row.AffairId <= last)
            .OrderBy(row => row.AffairId).AsAsyncEnumerable().WithCancellation(ct))
        {
            ballots++;
            strayBallots.OrElse(audits, row.AffairId)?.Take(row);
        }

        var straySpeeches = new Strays(findings, "speeches of an affair that is not there");
        await foreach (var row in db.Speeches.Where(row => row.AffairId > after && row.AffairId <= last)
            .OrderBy(row => row.AffairId).ThenBy(row => row.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            straySpeeches.OrElse(audits, row.AffairId)?.Take(row);
        }

        affairs += audits.Count;
        await CheckSurroundingsAsync(after, last, audits, owed, ct);
    }

    private async Task CheckSurroundingsAsync(
        long after, long last, Dictionary<long, AffairAudit> audits, OutboxAudit owed, CancellationToken ct)
    {
        var due = (await db.Deadlines.Where(row => row.AffairId > after && row.AffairId <= last).ToListAsync(ct)).ToLookup(row =>
            row.AffairId
        );
        var strays = new Strays(findings, "deadlines of an affair that is not there");
        foreach (var rows in due)
        {
            strays.OrElse(audits, rows.Key);
        }

        var strayAttachments = new Strays(findings, "photos or files of an affair that is not there");
        foreach (var id in await db.Attachments.Where(row => row.AffairId > after && row.AffairId <= last)
            .Select(row => row.AffairId).Distinct().ToListAsync(ct))
        {
            strayAttachments.OrElse(audits, id);
        }

        var ids = audits.Values.Select(audit => audit.Row.CommunityId).Distinct().ToList();
        var communities = await db.Communities.Where(row => ids.Contains(row.Id)).ToListAsync(ct);
        var terms = communities.ToDictionary(row => row.Id, TermsOf);
        var groups = await db.Groups.Where(row => ids.Contains(row.CommunityId)).ToDictionaryAsync(row => row.Id, ct);
        var polls = (await db.Polls.Where(row => row.AffairId > after && row.AffairId <= last)
            .Select(row => new { row.AffairId, row.Round }).ToListAsync(ct)).ToLookup(row => row.AffairId, row => row.Round);
        var stuck = new StuckAudit(findings, now);
        foreach (var (id, audit) in audits)
        {
            audit.Finish();
            var community = audit.Row.CommunityId;
            stuck.Check(audit, new Surroundings(
                terms.ContainsKey(community),
                groups.GetValueOrDefault(audit.Row.GroupId) is { } group && group.CommunityId == community ? group : null,
                terms.GetValueOrDefault(community),
                [.. due[id]],
                [.. polls[id]],
                owed.Cards.Contains(id),
                owed.Polls.Contains(id)));
        }
    }

    private static CommunityTerms? TermsOf(CommunityRow community)
    {
        try
        {
            return CommunityStore.TermsOf(community);
        }
        catch (Exception fault) when (fault is JsonException or UnknownStateException)
        {
            return null;
        }
    }
}
