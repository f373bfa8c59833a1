namespace MicroGov.Storage.Rows;

/// <summary>The message that an affair left behind in a group when it moved on: it says where the affair is now.</summary>
public sealed class PointerRow
{
    public long AffairId { get; set; }

    public long ChatId { get; set; }

    public int MessageId { get; set; }

    /// <summary>It hangs under a photo, so it is edited as a caption.</summary>
    public bool HasPhoto { get; set; }
}
