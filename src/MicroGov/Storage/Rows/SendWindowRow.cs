namespace MicroGov.Storage.Rows;

/// <summary>
/// How much of Telegram's limits was used lately in a group, for whoever sends next: a new leader, or this service anew.
/// </summary>
public sealed class SendWindowRow
{
    /// <summary>The group's chat; 0 stands for all chats together. Private chats have no row.</summary>
    public long ChatId { get; set; }

    /// <summary>
    /// When the messages of the last minute were answered: Unix milliseconds with spaces between, earliest first. Of all chats
    /// together only the last call.
    /// </summary>
    public string Calls { get; set; } = "";

    /// <summary>Calls that were on their way when this was written.</summary>
    public int OnTheWay { get; set; }

    public DateTimeOffset At { get; set; }
}
