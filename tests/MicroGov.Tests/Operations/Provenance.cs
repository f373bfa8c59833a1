namespace MicroGov.Tests.Operations;

/// <summary>
/// What of the database no journal tells, and why that is right. All else must be proven by <c>verify</c>: a new table or column
/// is,
/// unless it is named here.
/// </summary>
internal static class Provenance
{
    /// <summary>Tables that are made anew from the journals.</summary>
    public static readonly string[] Derived =
    [
        "Affairs",
        "Attachments",
        "Ballots",
        "Communities",
        "CommunityJournalPersons",
        "Deadlines",
        "Grants",
        "Groups",
        "Households",
        "JournalPersons",
        "Residents",
        "Rolls",
        "Speeches",
        "Units",
    ];

    /// <summary>Tables no row of which says how anything stands.</summary>
    public static readonly Dictionary<string, string> Tables = new()
    {
        ["DeadLetterAccounts"] = "who occurs in what could not be handled",
        ["DeadLetters"] = "what could not be handled, for a person to look at, for a month",
        ["Documents"] = "files on their way to somebody; gone once sent",
        ["FileJobs"] = "updates that wait until their file is read; gone once they have had their effect",
        ["Leases"] = "who leads, for three seconds",
        ["OrphanPollAnswers"] = "answers on their way into a journal, for a week",
        ["Outbox"] = "messages on their way to Telegram; gone once sent",
        ["OutboxPersons"] = "whom messages on their way name",
        ["SendWindows"] = "how much of Telegram's limits is used, for a minute",
        ["ServiceKeys"] = "a random key, which nothing else tells",
        ["Timestamps"] = "when something was done last",
        ["Updates"] = "which updates have had their effect, for three days",
    };

    public static readonly Dictionary<string, string> Columns = new()
    {
        ["Affairs.GroupId"] = "where its card stands: the nearest group that could be reached when it came there",
        ["Affairs.CardMessageId"] = "Telegram's number of its card",
        ["Affairs.CardHasPhoto"] = "how its card was posted",
        ["Affairs.CardShows"] = "what its card was last seen to show",
        ["Affairs.CardIsStale"] = "its card is still to be drawn",
        ["Ballots.UpdateId"] = "Telegram's number of the update that brought it",
        ["Communities.Title"] = "Telegram's title of its group",
        ["Communities.SetupStep"] = "what it is being asked",
        ["Communities.PendingRoster"] = "a file that waits for a word",
        ["Grants.Id"] = "only tells rows apart",
        ["Speeches.Id"] = "only tells rows apart, and their order",
        ["Groups.Title"] = "Telegram's",
        ["Groups.IsSupergroup"] = "Telegram's",
        ["Groups.BotIsAdministrator"] = "Telegram's",
        ["Groups.BotMayPin"] = "Telegram's",
        ["Groups.BotStandingIsOld"] = "whether Telegram is to be asked",
        ["Groups.Reachable"] = "Telegram's",
        // Who somebody is must be forgettable, so that it is in no journal; that there is somebody is proven.
        ["People.TelegramId"] = "who it is",
        ["People.Name"] = "who it is",
        ["People.Username"] = "who it is",
        ["People.Language"] = "how they are spoken to",
        ["People.LanguageChosen"] = "how they are spoken to",
        ["People.CanBeWrittenTo"] = "Telegram's",
        ["Members.HasLeft"] = "as Telegram tells who comes and goes",
        ["Members.IsWatched"] = "whether Telegram tells it",
        ["Members.HasActed"] = "as their updates tell it; what they say in private asks more or less",
        ["Admissions.Id"] = "only tells questions apart",
        ["Admissions.At"] = "a question becomes a fact, and is in the journal, when somebody answers it",
        ["JoinRequests.At"] = "as an admission's",
        ["Codes.Hash"] = "nobody must know a code by what is stored",
        ["Codes.ExpiresAt"] = "what a code did is in the journal",
        ["Codes.UsedAt"] = "what a code did is in the journal",
        ["Guesses.Wrong"] = "a brake, for an hour",
        ["Guesses.Since"] = "a brake, for an hour",
        ["FormerParticipants.Mark"] = "made of an account that nobody must know",
        ["Polls.PollId"] = "Telegram's number of it",
        ["Polls.ChatId"] = "where Telegram has it",
        ["Polls.MessageId"] = "where Telegram has it",
        ["Polls.IsRepeat"] = "how it was posted",
        ["Messages.ChatId"] = "where Telegram has it",
        ["Messages.MessageId"] = "where Telegram has it",
        ["Messages.Kind"] = "what the message is",
        ["Messages.Subject"] = "what of its affair it is about",
        ["Messages.Round"] = "which poll it is",
        ["Messages.At"] = "when it was written down",
        ["Messages.Asks"] = "what somebody is being asked",
    };

    /// <summary>Of these no journal tells whom or what they mean; but whom or what they mean must be there.</summary>
    public static readonly HashSet<string> Referring =
    [
        "Admissions.CommunityId",
        "Admissions.HouseholdId",
        "Admissions.PersonId",
        "Codes.CommunityId",
        "Codes.HouseholdId",
        "Codes.MadeBy",
        "Codes.UnitId",
        "FormerParticipants.AffairId",
        "Guesses.PersonId",
        "JoinRequests.GroupId",
        "JoinRequests.PersonId",
        "Members.GroupId",
        "Members.PersonId",
        "Messages.AffairId",
        "People.GroupId",
        "Polls.AffairId",
        "Polls.Round",
    ];

    public static bool IsTold(string table, string column) =>
        !Tables.ContainsKey(table) && !Columns.ContainsKey($"{table}.{column}");
}
