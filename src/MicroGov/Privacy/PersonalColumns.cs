using MicroGov.Storage.Rows;
using static MicroGov.Privacy.PersonalColumn;

namespace MicroGov.Privacy;

/// <summary>
/// Every column of the database that holds a person. <c>/forgetme</c> goes by it, and tests hold it against the database's model
/// and against <c>/mydata</c>: a new column is either listed here or said to hold nobody.
/// </summary>
public static class PersonalColumns
{
    public static IReadOnlyList<PersonalColumn> All { get; } =
    [
        Of<PersonRow>(row => row.Id, PersonalKind.Number, nameof(MyDataFile.You), Fate.Overwritten),
        Of<PersonRow>(row => row.TelegramId, PersonalKind.Account, nameof(MyDataFile.You), Fate.Overwritten),
        Of<MemberRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Groups), Fate.RowGoes),
        Of<JoinRequestRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.GroupsAskedFor), Fate.RowGoes),
        Of<ResidentRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Households), Fate.EndsByJournal),
        Of<AdmissionRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.HouseholdsAskedFor), Fate.RowGoes),
        Of<GrantRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Offices), Fate.EndsByJournal),
        Of<GuessRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.WrongCodes), Fate.RowGoes),
        Of<OneTimeCodeRow>(row => row.MadeBy, PersonalKind.Number, nameof(MyDataFile.InvitationsMade), Fate.NumberStays),

        Of<AffairRow>(row => row.RaisedBy, PersonalKind.Number, nameof(MyDataFile.Affairs), Fate.NumberStays),
        OfOptional<AffairRow>(row => row.Doer, PersonalKind.Number, nameof(MyDataFile.Affairs), Fate.NumberStays),
        OfOptional<AffairRow>(row => row.AcceptedBy, PersonalKind.Number, nameof(MyDataFile.Affairs), Fate.NumberStays),
        Of<BallotRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Ballots), Fate.NumberStays),
        Of<BallotRow>(row => row.CastBy, PersonalKind.Number, nameof(MyDataFile.Ballots), Fate.NumberStays),
        Of<SpeechRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Speeches), Fate.NumberStays),
        Of<AttachmentRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.PhotosAndFiles), Fate.NumberStays),
        Of<JournalPersonRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Journal), Fate.NumberStays),
        Of<CommunityJournalPersonRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.Journal), Fate.NumberStays),

        Of<OrphanPollAnswerRow>(row => row.TelegramId, PersonalKind.Account, nameof(MyDataFile.PollAnswersWaiting), Fate.RowGoes),
        // A private chat has its person's account for a number.
        Of<MessageRow>(row => row.ChatId, PersonalKind.Account, nameof(MyDataFile.PrivateMessagesRemembered), Fate.RowGoes),
        Of<OutboxRow>(row => row.Lane, PersonalKind.Account, nameof(MyDataFile.MessagesOnTheirWay), Fate.RowGoes),
        OfOptional<OutboxRow>(row => row.Account, PersonalKind.Account, nameof(MyDataFile.MessagesOnTheirWay), Fate.RowGoes),
        Of<OutboxPersonRow>(row => row.PersonId, PersonalKind.Number, nameof(MyDataFile.MessagesOnTheirWay), Fate.LosesTheName),
        // What the file holds is made for them from all the rest; the message that it goes with is shown.
        Of<DocumentRow>(row => row.Account, PersonalKind.Account, nameof(MyDataFile.MessagesOnTheirWay), Fate.RowGoes),
        Of<FileJobRow>(row => row.Account, PersonalKind.Account, nameof(MyDataFile.FilesWaiting), Fate.RowGoes),
        OfOptional<DeadLetterRow>(row => row.Account, PersonalKind.Account, nameof(MyDataFile.UpdatesThatFailed), Fate.RowGoes),
        Of<DeadLetterAccountRow>(
            row => row.Account, PersonalKind.Account, nameof(MyDataFile.UpdatesThatFailed), Fate.LosesTheName),
    ];

    /// <summary>
    /// Columns with words that can say who somebody is. Each goes with its row, or is overwritten with it, by a column above.
    /// </summary>
    public static IReadOnlyDictionary<Type, string[]> FreeText { get; } = new Dictionary<Type, string[]>
    {
        [typeof(PersonRow)] = [nameof(PersonRow.Name), nameof(PersonRow.Username), nameof(PersonRow.Language)],
        [typeof(OrphanPollAnswerRow)] =
            [nameof(OrphanPollAnswerRow.Name), nameof(OrphanPollAnswerRow.Username), nameof(OrphanPollAnswerRow.LanguageCode)],
        [typeof(OutboxRow)] = [nameof(OutboxRow.Message), nameof(OutboxRow.GivenUp)],
        [typeof(DocumentRow)] = [nameof(DocumentRow.Content)],
        [typeof(FileJobRow)] = [nameof(FileJobRow.Json)],
        [typeof(DeadLetterRow)] = [nameof(DeadLetterRow.Json), nameof(DeadLetterRow.Error)],
        // What they wrote stays under their number, as do the title and the state, in which people are numbers.
        [typeof(SpeechRow)] = [nameof(SpeechRow.Text)],
        [typeof(AttachmentRow)] = [nameof(AttachmentRow.Caption)],
        [typeof(AffairRow)] = [nameof(AffairRow.Title), nameof(AffairRow.State), nameof(AffairRow.CardShows)],
    };

    /// <summary>Names of columns that mean the same in every row, and never a person.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>
    {
        "Id", "CommunityId", "GroupId", "MainGroupId", "UnitId", "ParentId", "HouseholdId", "AffairId", "OutboxId",
        "DeadLetterId", "UpdateId", "BotId", "PollId", "JournalHead", "Hash",
    };

    /// <summary>All other columns with numbers or words: they hold nobody.</summary>
    public static IReadOnlyDictionary<Type, string[]> Impersonal { get; } = new Dictionary<Type, string[]>
    {
        [typeof(CommunityRow)] =
        [
            nameof(CommunityRow.Title), nameof(CommunityRow.Language), nameof(CommunityRow.SetupStep),
            nameof(CommunityRow.PendingRoster), nameof(CommunityRow.Terms),
        ],
        // A group's number, never a private chat's.
        [typeof(GroupRow)] = [nameof(GroupRow.ChatId), nameof(GroupRow.Title)],
        [typeof(PollRow)] = [nameof(PollRow.ChatId)],
        [typeof(UnitRow)] = [nameof(UnitRow.Name)],
        [typeof(HouseholdRow)] =
            [nameof(HouseholdRow.Door), nameof(HouseholdRow.DoorKey), nameof(HouseholdRow.Area), nameof(HouseholdRow.Shares)],
        [typeof(RollRow)] = [nameof(RollRow.Area), nameof(RollRow.Shares)],
        [typeof(GrantRow)] = [nameof(GrantRow.Role), nameof(GrantRow.Partner)],
        [typeof(AffairRow)] = [nameof(AffairRow.Stage)],
        // People are numbers there, and each entry's are indexed.
        [typeof(JournalRow)] = [nameof(JournalRow.At), nameof(JournalRow.Payload)],
        [typeof(CommunityJournalRow)] = [nameof(CommunityJournalRow.At), nameof(CommunityJournalRow.Payload)],
        [typeof(BallotRow)] = [nameof(BallotRow.Choice), nameof(BallotRow.Secret)],
        [typeof(SpeechRow)] = [nameof(SpeechRow.Stance)],
        [typeof(AttachmentRow)] =
        [
            nameof(AttachmentRow.Kind), nameof(AttachmentRow.FileId), nameof(AttachmentRow.UniqueId), nameof(AttachmentRow.Size),
        ],
        // Tells an account again, and tells nobody which that is.
        [typeof(FormerParticipantRow)] = [nameof(FormerParticipantRow.Mark)],
        [typeof(DeadlineRow)] = [nameof(DeadlineRow.Kind)],
        [typeof(MessageRow)] = [nameof(MessageRow.Kind), nameof(MessageRow.Asks)],
        [typeof(DocumentRow)] = [nameof(DocumentRow.Name)],
        // Groups only.
        [typeof(SendWindowRow)] = [nameof(SendWindowRow.ChatId), nameof(SendWindowRow.Calls)],
        [typeof(TimestampRow)] = [nameof(TimestampRow.Name)],
        [typeof(LeaseRow)] = [nameof(LeaseRow.Epoch), nameof(LeaseRow.Holder), nameof(LeaseRow.Until)],
        [typeof(ServiceKeyRow)] = [nameof(ServiceKeyRow.Name), nameof(ServiceKeyRow.Key)],
    };
}
