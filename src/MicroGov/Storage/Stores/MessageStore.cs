using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>What messages in chats are about, and files on their way to somebody.</summary>
public sealed class MessageStore(UnitOfWork work)
{
    public async Task<MessageRow?> FindAsync(long chatId, int messageId) =>
        await work.Db.Messages.FindAsync([chatId, messageId], work.Ct);

    /// <summary>That message is what somebody said about this affair, and so is a reply to it.</summary>
    public void NoteSpeech(long chatId, int messageId, long affairId) => work.Db.Messages.Add(new MessageRow
    {
        ChatId = chatId, MessageId = messageId, Kind = nameof(StoredMessageKind.Speech), AffairId = affairId, At = work.Now,
    });

    /// <summary>
    /// That message is a command which waits until somebody says which group it is for. Its words are kept nowhere: Telegram
    /// brings them along with the press.
    /// </summary>
    /// <param name="oldest">Those that have waited since before then are no more.</param>
    public async Task NotePendingAsync(long chatId, int messageId, DateTimeOffset oldest)
    {
        await Pending(chatId).Where(row => row.At < oldest).ExecuteDeleteAsync(work.Ct);
        work.Db.Messages.Add(new MessageRow
        {
            ChatId = chatId, MessageId = messageId, Kind = nameof(StoredMessageKind.Pending), At = work.Now,
        });
    }

    /// <summary>From now on it waits no more.</summary>
    /// <returns>
    /// Whether it did: of those who want it at once, also from other replicas, one is told so, as the database deletes it once.
    /// </returns>
    public async Task<bool> TakePendingAsync(long chatId, int messageId, DateTimeOffset oldest)
    {
        // It may have been noted in this very transaction.
        await work.SaveAsync();
        return await Pending(chatId).Where(row => row.MessageId == messageId && row.At >= oldest).ExecuteDeleteAsync(work.Ct) > 0;
    }

    private IQueryable<MessageRow> Pending(long chatId) =>
        work.Db.Messages.Where(row => row.ChatId == chatId && row.Kind == nameof(StoredMessageKind.Pending));

    /// <returns>The file's number.</returns>
    public async Task<long> AddFileAsync(long account, string name, byte[] content)
    {
        var file = new DocumentRow { Account = account, Name = name, Content = content };
        work.Db.Documents.Add(file);
        await work.SaveAsync();
        return file.Id;
    }
}
