using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MicroGov.Core.Journal;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Privacy;

/// <summary>
/// Gathers everything that is held about one person, from every table that knows their number or their account.
/// </summary>
internal sealed class MyData(UnitOfWork work, PersonRow person)
{
    private static readonly JsonSerializerOptions Readable = new(JournalJson.Options)
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private readonly MicroGovContext db = work.Db;
    private readonly CancellationToken ct = work.Ct;
    private readonly long me = person.Id;
    private readonly long account = person.TelegramId;

    public async Task<byte[]> WriteAsync()
    {
        // What this very transaction has learned of them belongs to it, too.
        await work.SaveAsync();
        var communities = await db.Communities.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Title, ct);
        var footprints = new Footprints(work, me, communities);
        await footprints.ReadAsync();
        var file = new MyDataFile(
            Wording.In(Wording.English).Plain("mydata.about", ("at", work.Now.UtcDateTime.ToString("u"))), await SelfAsync())
        {
            Groups = await (from member in db.Members
                            join home in db.Groups on member.GroupId equals home.Id
                            join community in db.Communities on home.CommunityId equals community.Id
                            where member.PersonId == me
                            orderby home.Id
                            select new GroupSeen(community.Title, home.Title, member.HasLeft, member.IsWatched, member.HasActed))
                .ToListAsync(ct),
            Households = await HomesAsync(communities),
            Offices = await OfficesAsync(communities),
            HouseholdsAskedFor = await (
                from asked in db.Admissions
                join household in db.Households on asked.HouseholdId equals household.Id
                join community in db.Communities on asked.CommunityId equals community.Id
                where asked.PersonId == me
                orderby asked.Id
                select new HouseholdAsked(community.Title, household.Door, asked.At)).ToListAsync(ct),
            GroupsAskedFor = await (
                from asked in db.JoinRequests
                join home in db.Groups on asked.GroupId equals home.Id
                where asked.PersonId == me
                orderby home.Id
                select new GroupAsked(home.Title, asked.At)).ToListAsync(ct),
            WrongCodes = await db
                .Guesses.Where(row => row.PersonId == me)
                .Select(row => new WrongCodes(row.Wrong, row.Since))
                .SingleOrDefaultAsync(ct),
            InvitationsMade = await InvitationsAsync(communities),
            Affairs = footprints.Affairs,
            Ballots = footprints.Ballots,
            Speeches = footprints.Speeches,
            PhotosAndFiles = footprints.Attachments,
            PollAnswersWaiting = await db
                .OrphanPollAnswers.Where(row => row.TelegramId == account)
                .OrderBy(row => row.UpdateId)
                .Select(row => new Waiting(row.PollId, row.Choice, row.Name, row.Username, row.LanguageCode, row.At))
                .ToListAsync(ct),
            MessagesOnTheirWay = await OwedAsync(),
            PrivateMessagesRemembered = await RememberedAsync(),
            FilesWaiting = (await db.FileJobs.AsNoTracking().Where(row => row.Account == account).OrderBy(row => row.Id)
                .ToListAsync(ct)).ConvertAll(row => new FileWaiting(row.UpdateId, row.At, Parse(row.Json))),
            UpdatesThatFailed = await FailedAsync(),
            Journal = footprints.Journal,
        };
        return JsonSerializer.SerializeToUtf8Bytes(file, Readable);
    }

    private async Task<Self> SelfAsync()
    {
        var chosen = await db.Groups.Where(row => row.Id == person.GroupId).Select(row => row.Title).SingleOrDefaultAsync(ct);
        return new(
            me,
            person.TelegramId,
            person.Name,
            person.Username,
            person.Language,
            person.LanguageChosen,
            person.CanBeWrittenTo,
            chosen);
    }

    private async Task<IReadOnlyList<Dwelling>> HomesAsync(Dictionary<long, string> communities)
    {
        var homes = new List<Dwelling>();
        foreach (var one in await work.Households.ResidencesAsync(me))
        {
            var unit = await work.Units.TreeAsync(one.CommunityId) is { } tree ? tree.PathOf(one.UnitId).ToString() : "";
            homes.Add(new(communities.GetValueOrDefault(one.CommunityId, ""), unit, one.Door, one.Since));
        }

        return homes;
    }

    private async Task<IReadOnlyList<Office>> OfficesAsync(Dictionary<long, string> communities)
    {
        var offices = new List<Office>();
        foreach (var id in communities.Keys.Order())
        {
            foreach (
                var grant in await db
                    .Grants.AsNoTracking()
                    .Where(row => row.CommunityId == id && row.PersonId == me)
                    .OrderBy(row => row.Id)
                    .ToListAsync(ct))
            {
                var unit =
                    grant.UnitId is { } led && await work.Units.TreeAsync(id) is { } tree ? tree.PathOf(led).ToString() : null;
                offices.Add(new(communities[id], grant.Role, unit, grant.Partner));
            }
        }

        return offices;
    }

    private async Task<IReadOnlyList<Invitation>> InvitationsAsync(Dictionary<long, string> communities)
    {
        var made = await (
            from code in db.Codes
            join household in db.Households on code.HouseholdId equals household.Id into households
            from household in households.DefaultIfEmpty()
            where code.MadeBy == me
            orderby code.ExpiresAt, code.Hash
            select new
            {
                code.CommunityId,
                household.Door,
                code.ExpiresAt,
                code.UsedAt,
            }).ToListAsync(ct);
        return
        [
            .. made.Select(code => new Invitation(
                communities.GetValueOrDefault(code.CommunityId, ""), code.Door, code.ExpiresAt, code.UsedAt)),
        ];
    }

    /// <summary>Among them what others are told about them.</summary>
    private async Task<IReadOnlyList<OnItsWay>> OwedAsync()
    {
        var owed = await db.Outbox.AsNoTracking()
            .Where(row => row.Lane == account || row.Account == account || row.Persons.Any(named => named.PersonId == me))
            .OrderBy(row => row.Id).ToListAsync(ct);
        return owed.ConvertAll(row => new OnItsWay(
            MessageJson.KindOf(row.Message) ?? "", Parse(row.Message), row.NotBefore, row.GivenUp));
    }

    private async Task<IReadOnlyList<Remembered>> RememberedAsync() => await (
        from message in db.Messages
        join affair in db.Affairs on message.AffairId equals affair.Id into affairs
        from affair in affairs.DefaultIfEmpty()
        where message.ChatId == account
        orderby message.MessageId
        select new Remembered(
            message.MessageId, affair == null ? null : affair.Number, message.Asks,
            message.Kind == nameof(StoredMessageKind.Pending))).ToListAsync(ct);

    private async Task<IReadOnlyList<Failed>> FailedAsync()
    {
        var failed = await db.DeadLetters.AsNoTracking()
            .Where(row => row.Account == account || row.Accounts.Any(named => named.Account == account))
            .OrderBy(row => row.Id).ToListAsync(ct);
        // What somebody else wrote about them is somebody else's.
        return failed.ConvertAll(row => new Failed(row.UpdateId, row.At, row.Account == account ? Parse(row.Json) : null));
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
