namespace MicroGov.Storage.Rows;

/// <summary>What sort of message it is.</summary>
public enum StoredMessageKind
{
    /// <summary>Anything that the bot said which is none of the others.</summary>
    Notice,

    /// <summary>A card, now or before.</summary>
    Card,

    /// <summary>The poll of a round.</summary>
    Poll,

    /// <summary>What somebody said in a discussion.</summary>
    Speech,

    /// <summary>A command that somebody wrote in private, while they are asked which group it is meant for.</summary>
    Pending,
}

/// <summary>What a message in a chat is about, so that a reply to it names the affair. There may be several of a kind.</summary>
public sealed class MessageRow
{
    public long ChatId { get; set; }

    public int MessageId { get; set; }

    /// <summary>A <see cref="StoredMessageKind"/>.</summary>
    public string Kind { get; set; } = nameof(StoredMessageKind.Notice);

    public long? AffairId { get; set; }

    /// <summary>What of the affair it is about, as a number; 0 is the affair itself.</summary>
    public int Subject { get; set; }

    /// <summary>The round of the vote that a poll is for.</summary>
    public int? Round { get; set; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What the bot asked for with this message; a reply to it is the answer.</summary>
    public string? Asks { get; set; }
}

/// <summary>A native poll that is or was open for a vote.</summary>
public sealed class PollRow
{
    public string PollId { get; set; } = "";

    public long AffairId { get; set; }

    public int Round { get; set; }

    public long ChatId { get; set; }

    /// <summary>0 when it is known by its answers only.</summary>
    public int MessageId { get; set; }

    /// <summary>It was posted again, as an earlier one could not be found: that one may stand somewhere in the group.</summary>
    public bool IsRepeat { get; set; }
}

/// <summary>
/// An answer in a poll that we do not know: the poll was posted, but nobody has told us its id yet. It is counted when the
/// id becomes known, and kept until then, also one that was changed since: each is a step for the journal.
/// </summary>
public sealed class OrphanPollAnswerRow
{
    public string PollId { get; set; } = "";

    public long UpdateId { get; set; }

    public long TelegramId { get; set; }

    /// <summary>Null takes the ballot back.</summary>
    public int? Choice { get; set; }

    public string Name { get; set; } = "";

    public string? Username { get; set; }

    public string? LanguageCode { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>An update that has had its effect.</summary>
public sealed class UpdateRow
{
    public long BotId { get; set; }

    public long UpdateId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>An update that failed alone three times: kept for a person to look at.</summary>
public sealed class DeadLetterRow
{
    public long Id { get; set; }

    public long UpdateId { get; set; }

    public string Json { get; set; } = "";

    public string Error { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>The affair whose button was pressed, if it was one.</summary>
    public long? AffairId { get; set; }

    /// <summary>The account it came from, where Telegram names one.</summary>
    public long? Account { get; set; }

    /// <summary>Every account that occurs in it.</summary>
    public List<DeadLetterAccountRow> Accounts { get; } = [];
}

/// <summary>That an account occurs in an update that failed. Goes with its row.</summary>
public sealed class DeadLetterAccountRow
{
    public long Account { get; set; }

    public long DeadLetterId { get; set; }
}

/// <summary>An update that waits until the file it brings has been fetched and read. Gone once it has had its effect.</summary>
public sealed class FileJobRow
{
    public long Id { get; set; }

    public long UpdateId { get; set; }

    /// <summary>Who sent it.</summary>
    public long Account { get; set; }

    /// <summary>The update, without others who occur in it.</summary>
    public string Json { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A call to Telegram that a committed decision owes. Gone once it is made.</summary>
public sealed class OutboxRow
{
    public long Id { get; set; }

    /// <summary>Calls of one lane are made in order: the chat's id, or 0 for answers to button presses.</summary>
    public long Lane { get; set; }

    /// <summary>An <see cref="OutboxPayload"/> as JSON.</summary>
    public string Message { get; set; } = "";

    /// <summary>The affair that it is about.</summary>
    public long? AffairId { get; set; }

    /// <summary>The account of the one person it goes to; null when it is for everybody in its chat.</summary>
    public long? Account { get; set; }

    /// <summary>It takes its turn behind others of its lane, the higher the later; null when it need not.</summary>
    public int? Deferral { get; set; }

    /// <summary>Whom it names, besides whom it goes to.</summary>
    public List<OutboxPersonRow> Persons { get; } = [];

    /// <summary>Set before the call is made: after a crash nobody knows whether it took effect.</summary>
    public bool IsUnderway { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Why it was given up, or null while it is still owed.</summary>
    public string? GivenUp { get; set; }

    /// <summary>Owes this from then on. A private chat's number is its person's account.</summary>
    public static OutboxRow Of(long lane, OutboxPayload message, DateTimeOffset notBefore)
    {
        ArgumentNullException.ThrowIfNull(message);
        var row = new OutboxRow
        {
            Lane = lane,
            Message = message.ToJson(),
            NotBefore = notBefore,
            AffairId = message.About,
            Account = message.Addressee ?? (lane > 0 ? lane : null),
            Deferral = message.Deferral,
        };
        row.Persons.AddRange(message.Named.Distinct().Select(person => new OutboxPersonRow { PersonId = person }));
        return row;
    }
}

/// <summary>That what is owed names somebody. Goes with its row.</summary>
public sealed class OutboxPersonRow
{
    public long PersonId { get; set; }

    public long OutboxId { get; set; }
}
