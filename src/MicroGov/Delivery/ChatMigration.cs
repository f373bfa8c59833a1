using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>
/// A group became a supergroup and has another id (https://core.telegram.org/bots/api#responseparameters): its row
/// and everything still owed to it go along. Messages are numbered anew there, so whatever points at an old message
/// would hit a wrong one: replies lose their target, reactions are dropped, and the cards of open affairs are posted again.
/// </summary>
internal sealed class ChatMigration(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
{
    /// <summary>Beside what a unit of work has read, which it then reads anew.</summary>
    public static Task RunAsync(UnitOfWork work, long from, long to) =>
        work.StepAsideAsync(db => new ChatMigration(db, work.Now, work.Ct).MoveAsync(from, to));

    /// <summary>Runs in the caller's transaction. A second time it finds nothing to do.</summary>
    public async Task MoveAsync(long from, long to)
    {
        foreach (var row in await db.Outbox.Where(row => row.GivenUp == null).ToListAsync(ct))
        {
            // Of a newer version's kinds only that version knows what they are about.
            if (MessageJson.Read(row.Message) is not { } message)
            {
                continue;
            }

            Redirect(row, message, from, to);
            row.Lane = row.Lane == from ? to : row.Lane;
        }

        if (await db.Groups.SingleOrDefaultAsync(row => row.ChatId == from, ct) is { } group
            && !await db.Groups.AnyAsync(row => row.ChatId == to, ct))
        {
            (group.ChatId, group.IsSupergroup, group.Reachable) = (to, true, true);
            await NoteAsync(group);
            await PostCardsAgainAsync(group);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Its community's journal says under which number the group goes on.</summary>
    private async Task NoteAsync(GroupRow group)
    {
        // That a group's community is lost is for the operator to hear from verify; its messages go on.
        if (await db.Communities.SingleOrDefaultAsync(row => row.Id == group.CommunityId, ct) is not { } community)
        {
            return;
        }

        foreach (
            var happened in CommunityDecider
                .Decide(new() { Id = community.Id }, new MigrateGroup(group.Id, group.ChatId), new())
                .Value)
        {
            CommunityJournalWriter.Append(db, community, happened, now);
        }
    }

    private void Redirect(OutboxRow row, OutboxMessage message, long from, long to)
    {
        var kind = MessageKinds.Of(message);
        if (kind.GroupOf(message) != from)
        {
            return;
        }

        if (kind.MovedTo(message, to) is { } moved)
        {
            row.Message = moved.ToJson();
        }
        else
        {
            db.Outbox.Remove(row);
        }
    }

    private async Task PostCardsAgainAsync(GroupRow group)
    {
        var cards = db.Affairs.Where(row => row.GroupId == group.Id && row.CardMessageId != null);
        var open = await cards.Where(row => row.Stage != nameof(Stage.Closed)).OrderBy(row => row.Number)
            .Select(row => row.Id).ToListAsync(ct);
        await cards.ExecuteUpdateAsync(set => set.SetProperty(row => row.CardMessageId, (int?)null), ct);
        db.Outbox.AddRange(open.Select(id => OutboxRow.Of(group.ChatId, new PostCard(group.ChatId) { AffairId = id }, now)));
    }
}
