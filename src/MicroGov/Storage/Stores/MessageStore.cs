using MicroGov.Storage.Rows;

namespace MicroGov.Storage.Stores;

/// <summary>What messages in chats are about, and files on their way to somebody.</summary>
public sealed class MessageStore(UnitOfWork work)
{
    public async Task<MessageRow?> FindAsync(long chatId, int messageId) =>
        await work.Db.Messages.FindAsync([chatId, messageId], work.Ct);

    /// <summary>A reply to that message is about this affair.</summary>
    public void Note(long chatId, int messageId, long affairId) =>
        work.Db.Messages.Add(new MessageRow { ChatId = chatId, MessageId = messageId, AffairId = affairId });

    /// <returns>The file's number.</returns>
    public async Task<long> AddFileAsync(string name, byte[] content)
    {
        var file = new DocumentRow { Name = name, Content = content };
        work.Db.Documents.Add(file);
        await work.SaveAsync();
        return file.Id;
    }
}
