namespace MicroGov.Sandbox;

/// <summary>Pictures and documents people send.</summary>
public sealed partial class SandboxWorld
{
    internal FileStore Files { get; } = new();

    /// <summary>Sends a small generated picture with a caption.</summary>
    public long SendPhoto(long userId, long chatId, string caption, long? replyTo = null) => Change(() =>
    {
        var chat = WritableBy(userId, chatId);
        return Add(new Post
        {
            Chat = chat,
            Id = chat.NextId(),
            FromId = userId,
            Date = Now,
            Text = CaptionOf(caption),
            PhotoFileId = Files.AddPhoto(Picture.Generate(Files.Count)),
            ReplyTo = replyTo is { } id ? SeenBy(userId, chat, id) : null,
        }).Id;
    });

    /// <summary>Sends a file with a caption; what type it is follows from its name unless it is given.</summary>
    public long SendDocument(
        long userId,
        long chatId,
        string fileName,
        byte[] content,
        string caption = "",
        string? mimeType = null,
        long? replyTo = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        return Change(() =>
        {
            WritableBy(userId, chatId);
            return SendKept(userId, chatId, KeepDocument(fileName, content, mimeType), caption, replyTo);
        });
    }

    /// <summary>Takes a file in before it is sent, and gives its id.</summary>
    internal string KeepDocument(string fileName, byte[] content, string? mimeType) => content.Length > 0
        ? Files.AddDocument(fileName, content, mimeType)
        : throw new SandboxRefusal("An empty file can't be sent.");

    /// <summary>Sends a file that was taken in before.</summary>
    internal long SendKept(long userId, long chatId, string fileId, string caption, long? replyTo) => Change(() =>
    {
        var chat = WritableBy(userId, chatId);
        return Add(new Post
        {
            Chat = chat,
            Id = chat.NextId(),
            FromId = userId,
            Date = Now,
            Text = CaptionOf(caption),
            DocumentFileId = Files.Find(fileId) is { Kind: FileKind.Document } file
                ? file.Id
                : throw new SandboxRefusal("There is no such file."),
            ReplyTo = replyTo is { } id ? SeenBy(userId, chat, id) : null,
        }).Id;
    });

    private static FormattedText CaptionOf(string caption)
    {
        var formatted = EntityFinder.Find(caption).Trim();
        return formatted.Plain.Length <= TextLimits.Caption
            ? formatted
            : throw new SandboxRefusal($"A caption has at most {TextLimits.Caption} characters.");
    }
}
