using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Delivery;

/// <summary>Writes down how calls ended and what they taught, inside the caller's transaction.</summary>
internal sealed class DeliveryResultWriter(MicroGovContext db, DateTimeOffset now, CancellationToken ct)
{
    public async Task SettleAsync(IReadOnlyCollection<CompletedAttempt> completed)
    {
        var done = completed.Where(one => one.Result is SendResult.Done && one.Attempt.RowId != 0)
            .Select(one => one.Attempt.RowId).ToList();
        if (done.Count > 0)
        {
            await db.Outbox.Where(row => done.Contains(row.Id)).ExecuteDeleteAsync(ct);
        }

        foreach (var one in completed)
        {
            await SettleRowAsync(one);
        }

        await db.SaveChangesAsync(ct);
        foreach (var effect in completed.SelectMany(one => one.Result.Effects))
        {
            await LearnAsync(effect);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task SettleRowAsync(CompletedAttempt one)
    {
        if (one.Attempt.RowId == 0 || one.Result is SendResult.Done
            || await db.Outbox.FindAsync([one.Attempt.RowId], ct) is not { } row)
        {
            return;
        }

        row.IsUnderway = false;
        switch (one.Result)
        {
            case SendResult.Again again:
                (row.NotBefore, row.Attempts, row.Lane) = (again.NotBefore, again.Attempts, again.Lane ?? row.Lane);
                row.Message = again.Instead is { } instead ? instead.ToJson() : row.Message;
                break;
            case SendResult.GivenUp given:
                row.GivenUp = given.Why;
                await LearnFromGivingUpAsync(one.Attempt);
                break;
            default:
                throw new InvalidOperationException($"No such result: {one.Result.GetType().Name}.");
        }
    }

    private async Task LearnFromGivingUpAsync(SendAttempt attempt)
    {
        if (attempt.Kind.WhenGivenUp(attempt.Message) is { } effect)
        {
            await LearnAsync(effect);
        }
    }

    private async Task LearnAsync(SendEffect effect)
    {
        switch (effect)
        {
            case SendEffect.MessageSent sent when await IsSomebodysAsync(sent.Row.ChatId):
                await RememberAsync(sent.Row);
                break;
            case SendEffect.MessageSent:
                break;
            case SendEffect.PollSent sent:
                // It is known already when the answer to the commit was lost.
                if (await db.Polls.FindAsync([sent.Row.PollId], ct) is null)
                {
                    db.Polls.Add(sent.Row);
                }

                break;
            case SendEffect.CardPosted card:
                await PostedAsync(card);
                break;
            case SendEffect.CardDrawn card:
                await DrawnAsync(card.AffairId, card.Edition, card.Shows, card.ShowedBefore);
                break;
            case SendEffect.CardRefused card:
                await FreshAsync(Of(card.AffairId, card.Edition));
                break;
            case SendEffect.CardLost card:
                await PostAgainAsync(card);
                break;
            case SendEffect.FileNotNeeded file:
                await db.Documents.Where(row => row.Id == file.DocumentId).ExecuteDeleteAsync(ct);
                break;
            case SendEffect.Unreachable lost:
                await db.People.Where(row => row.TelegramId == lost.ChatId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.CanBeWrittenTo, false), ct);
                await db.Groups.Where(row => row.ChatId == lost.ChatId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reachable, false), ct);
                break;
            case SendEffect.ChatMoved moved:
                await new ChatMigration(db, now, ct).MoveAsync(moved.From, moved.To);
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect.GetType().Name}.");
        }
    }

    private async Task PostedAsync(SendEffect.CardPosted card)
    {
        // Not of an affair that has moved to another group meanwhile: there the number would be another message's.
        await db.Affairs.Where(row => row.Id == card.AffairId)
            .Where(row => db.Groups.Any(group => group.Id == row.GroupId && group.ChatId == card.ChatId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CardMessageId, card.MessageId)
                    .SetProperty(row => row.CardHasPhoto, card.HasPhoto),
                ct);
        await DrawnAsync(card.AffairId, card.Edition, card.Shows, card.ShowedBefore);
    }

    /// <summary>
    /// A private chat's number is its person's account: one that was erased while the message was on its way is not written
    /// down again.
    /// </summary>
    private async Task<bool> IsSomebodysAsync(long chatId) =>
        chatId < 0 || await db.People.AnyAsync(row => row.TelegramId == chatId, ct);

    /// <summary>Telegram numbers a chat's messages anew when it was emptied or replaced, so the later one counts.</summary>
    private async Task RememberAsync(MessageRow sent)
    {
        sent.At = now;
        if (await db.Messages.FindAsync([sent.ChatId, sent.MessageId], ct) is { } known)
        {
            db.Entry(known).CurrentValues.SetValues(sent);
        }
        else
        {
            db.Messages.Add(sent);
        }
    }

    /// <summary>What changed while the card was being drawn, be it the affair, the community or a name, is drawn next.</summary>
    private async Task DrawnAsync(long affairId, CardEdition edition, string shows, string before)
    {
        await FreshAsync(Of(affairId, edition).Where(row => row.CardShows == before));
        await db.Affairs.Where(row => row.Id == affairId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CardShows, shows), ct);
    }

    private Task FreshAsync(IQueryable<AffairRow> drawn) =>
        drawn.ExecuteUpdateAsync(set => set.SetProperty(row => row.CardIsStale, false), ct);

    /// <summary>The affair, as long as it and its community are what was drawn.</summary>
    private IQueryable<AffairRow> Of(long affairId, CardEdition edition) => db.Affairs
        .Where(row => row.Id == affairId && row.Version == edition.Affair)
        .Where(row => db.Communities.Any(community => community.Id == row.CommunityId && community.Version == edition.Community));

    private async Task PostAgainAsync(SendEffect.CardLost card)
    {
        var forgotten = await db.Affairs.Where(row => row.Id == card.AffairId && row.CardMessageId == card.MessageId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CardMessageId, (int?)null), ct);
        if (forgotten > 0)
        {
            var message = new PostCard(card.ChatId) { AffairId = card.AffairId };
            db.Outbox.Add(OutboxRow.Of(card.ChatId, message, now));
        }
    }
}
