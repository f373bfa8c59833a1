using MicroGov.Storage.Rows;

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

    /// <returns>The file's number.</returns>
    public async Task<long> AddFileAsync(long account, string name, byte[] content)
    {
        var file = new DocumentRow { Account = account, Name = name, Content = content };
        work.Db.Documents.Add(file);
        await work.SaveAsync();
        return file.Id;
    }
}
