namespace MicroGov.Storage.Rows;

/// <summary>Somebody asks to join a group (<c>chat_join_request</c>) and is let in once they belong to a household.</summary>
public sealed class JoinRequestRow
{
    public long GroupId { get; set; }

    public long PersonId { get; set; }

    public DateTimeOffset At { get; set; }
}
