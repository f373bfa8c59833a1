namespace MicroGov.Storage.Rows;

/// <summary>Who a person number stands for: the only place that holds a name or a Telegram account.</summary>
public sealed class PersonRow
{
    public long Id { get; set; }

    /// <summary>
    /// Accounts are positive. Who was erased has none, and their own number with a minus instead, as it must differ.
    /// </summary>
    public long TelegramId { get; set; }

    /// <summary>Empty once they were erased; never before.</summary>
    public string Name { get; set; } = "";

    /// <summary>Without the @, lower case.</summary>
    public string? Username { get; set; }

    public string Language { get; set; } = "en";

    /// <summary>They picked the language themselves, so their Telegram's language no longer matters.</summary>
    public bool LanguageChosen { get; set; }

    /// <summary>They have written to the bot in private and have not blocked it since.</summary>
    public bool CanBeWrittenTo { get; set; }

    /// <summary>
    /// The group that they chose, by a button, for what they write in private. Null: with several, they are asked each time.
    /// </summary>
    public long? GroupId { get; set; }

    /// <summary>They had everything erased that says who they are; what is left is their number.</summary>
    public bool IsErased => TelegramId < 0;

    /// <summary>From now on nobody can tell who this was. Who comes back is somebody new.</summary>
    public void Erase()
    {
        (TelegramId, Name, Username, GroupId) = (-Id, "", null, null);
        (Language, LanguageChosen, CanBeWrittenTo) = (new PersonRow().Language, false, false);
    }
}

/// <summary>That a person was seen in a group. Telegram shows a bot no member list.</summary>
public sealed class MemberRow
{
    public long GroupId { get; set; }

    public long PersonId { get; set; }

    public bool HasLeft { get; set; }

    /// <summary>
    /// They have themselves turned to the bot there since they came: a command, an answer or a reply to it, a button, a ballot in
    /// its poll. Being brought in by somebody else, or talking to neighbours, is none of that.
    /// </summary>
    public bool HasActed { get; set; }

    /// <summary>
    /// Seen there while Telegram tells us who leaves, as it tells an administrator
    /// (https://core.telegram.org/bots/api#update, <c>chat_member</c>): nobody needs to be asked whether they still are.
    /// </summary>
    public bool IsWatched { get; set; }
}
