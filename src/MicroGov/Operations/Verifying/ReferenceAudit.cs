using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Operations.Verifying;

/// <summary>
/// What is in no journal, such as who was met where and who asked for what, must at least speak of somebody and something that
/// there is.
/// </summary>
internal sealed class ReferenceAudit(MicroGovContext db, Findings findings)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await FindPersonsAsync(ct);
        await FindPlacesAsync(ct);
        await FindHomesAsync(ct);
        var affairs = db.Polls.Select(row => row.AffairId).Concat(db.FormerParticipants.Select(row => row.AffairId))
            .Concat(db.Messages.Where(row => row.AffairId != null).Select(row => row.AffairId!.Value));
        await FindAsync(
            "affair id", affairs.Where(id => !db.Affairs.Any(row => row.Id == id)),
            "polls, messages or participants of an affair that is not there", ct);
    }

    /// <summary>A number that a journal speaks of must never be given to somebody else.</summary>
    private async Task FindPersonsAsync(CancellationToken ct)
    {
        (string Where, IQueryable<long> Persons)[] all =
        [
            ("an affair's journal", db.JournalPersons.Select(row => row.PersonId)),
            ("a community's journal", db.CommunityJournalPersons.Select(row => row.PersonId)),
            ("a group", db.Members.Select(row => row.PersonId)),
            (
                "what somebody asked for",
                db.Admissions.Select(row => row.PersonId).Concat(db.JoinRequests.Select(row => row.PersonId))),
            ("what was tried as a code", db.Guesses.Select(row => row.PersonId)),
            ("a code", db.Codes.Select(row => row.MadeBy)),
        ];
        foreach (var (where, persons) in all)
        {
            await FindAsync(
                "person", persons.Distinct().Where(id => id != 0 && !db.People.Any(row => row.Id == id)),
                $"is spoken of in {where}, and is not there", ct);
        }

        var nobody = db.People.Where(row =>
            row.TelegramId == 0 || (row.TelegramId < 0 && (row.TelegramId != -row.Id || row.Name != ""))
        );
        await FindAsync("person", nobody.Select(row => row.Id), "neither has an account nor was erased", ct);
    }

    private async Task FindPlacesAsync(CancellationToken ct)
    {
        var groups = db.Members.Select(row => row.GroupId).Concat(db.JoinRequests.Select(row => row.GroupId))
            .Concat(db.People.Where(row => row.GroupId != null).Select(row => row.GroupId!.Value));
        await FindAsync(
            "group id",
            groups.Distinct().Where(id => !db.Groups.Any(row => row.Id == id)),
            "somebody was met in it, and it is not there",
            ct);
        var communities = db.Codes.Select(row => row.CommunityId).Concat(db.Admissions.Select(row => row.CommunityId));
        await FindAsync(
            "community", communities.Distinct().Where(id => !db.Communities.Any(row => row.Id == id)),
            "codes or questions of a community that is not there", ct);
    }

    private async Task FindHomesAsync(CancellationToken ct)
    {
        var households = db.Codes.Where(row => row.HouseholdId != null)
            .Select(row => new { Id = row.HouseholdId!.Value, row.CommunityId })
            .Concat(db.Admissions.Select(row => new { Id = row.HouseholdId, row.CommunityId }))
            .Where(one => !db.Households.Any(row => row.Id == one.Id && row.CommunityId == one.CommunityId));
        await FindAsync(
            "household", households.Select(one => one.Id), "somebody may come in or asks to, and it is not there", ct);
        var units = db
            .Codes.Where(row => row.UnitId != null)
            .Where(one => !db.Units.Any(row => row.Id == one.UnitId && row.CommunityId == one.CommunityId));
        await FindAsync("unit", units.Select(one => one.UnitId!.Value), "a group may become its own, and it is not there", ct);
    }

    private async Task FindAsync(string where, IQueryable<long> strays, string what, CancellationToken ct)
    {
        foreach (var id in (await strays.Distinct().ToListAsync(ct)).Order())
        {
            findings.Add($"{where} {id}", what);
        }
    }
}
