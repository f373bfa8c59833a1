using System.Text.Json.Nodes;

namespace MicroGov.Privacy;

/// <summary>What <c>/mydata</c> sends: everything that is held about one person. Its names are read by people.</summary>
internal sealed record MyDataFile(string About, Self You)
{
    public required IReadOnlyList<GroupSeen> Groups { get; init; }

    public required IReadOnlyList<Dwelling> Households { get; init; }

    public required IReadOnlyList<Office> Offices { get; init; }

    public required IReadOnlyList<HouseholdAsked> HouseholdsAskedFor { get; init; }

    public required IReadOnlyList<GroupAsked> GroupsAskedFor { get; init; }

    public required WrongCodes? WrongCodes { get; init; }

    public required IReadOnlyList<Invitation> InvitationsMade { get; init; }

    public required IReadOnlyList<AffairTouched> Affairs { get; init; }

    public required IReadOnlyList<BallotGiven> Ballots { get; init; }

    public required IReadOnlyList<Speech> Speeches { get; init; }

    public required IReadOnlyList<FileSent> PhotosAndFiles { get; init; }

    /// <summary>Answers in polls that are not counted yet.</summary>
    public required IReadOnlyList<Waiting> PollAnswersWaiting { get; init; }

    public required IReadOnlyList<OnItsWay> MessagesOnTheirWay { get; init; }

    public required IReadOnlyList<Remembered> PrivateMessagesRemembered { get; init; }

    /// <summary>Updates from Telegram that failed and name them; what they say, where they are theirs.</summary>
    public required IReadOnlyList<FileWaiting> FilesWaiting { get; init; }

    public required IReadOnlyList<Failed> UpdatesThatFailed { get; init; }

    public required IReadOnlyList<Entry> Journal { get; init; }
}

internal sealed record Self(
    long Number,
    long TelegramAccount,
    string Name,
    string? Username,
    string Language,
    bool LanguageChosen,
    bool CanBeWrittenTo,
    string? PrivateChatIsFor);

internal sealed record GroupSeen(string Community, string Group, bool HasLeft, bool LeavingIsNoticed, bool ActedThere);

internal sealed record Dwelling(string Community, string Unit, string Door, DateTimeOffset Since);

internal sealed record Office(string Community, string Role, string? Unit, string Partner);

internal sealed record HouseholdAsked(string Community, string Door, DateTimeOffset At);

internal sealed record GroupAsked(string Group, DateTimeOffset At);

internal sealed record WrongCodes(int Count, DateTimeOffset Since);

internal sealed record Invitation(string Community, string? Door, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

/// <summary>An affair that they had to do with, and how.</summary>
internal sealed record AffairTouched(string Community, int Number, string Title, string Stage)
{
    public bool Raised { get; init; }

    public bool Does { get; init; }

    public bool AskedToDo { get; init; }

    public bool Seconded { get; init; }

    public bool Accepted { get; init; }

    public int? Rated { get; init; }

    public string? Objected { get; init; }
}

/// <param name="Household">Where households vote: the number of the one it was given for.</param>
internal sealed record BallotGiven(string Community, int Affair, int Round, string? Choice, bool Counted, long? Household);

internal sealed record Speech(string Community, int Affair, string Stance, string Text, DateTimeOffset At);

/// <param name="Size">In bytes.</param>
internal sealed record FileSent(
    string Community, int Affair, string Kind, long? Size, string Caption, DateTimeOffset At, string TelegramFile, int? Message);

internal sealed record Waiting(string Poll, int? Choice, string Name, string? Username, string? Language, DateTimeOffset At);

internal sealed record OnItsWay(string Kind, JsonNode? What, DateTimeOffset NotBefore, string? GivenUpBecause);

/// <param name="WaitsForItsGroup">A command of theirs, until they say which group it is for.</param>
internal sealed record Remembered(int Message, int? Affair, string? AskedFor, bool WaitsForItsGroup);

internal sealed record FileWaiting(long Update, DateTimeOffset At, JsonNode? What);

internal sealed record Failed(long Update, DateTimeOffset At, JsonNode? What);

/// <summary>A journal's entry that names their number.</summary>
/// <param name="Affair">Null: it is the community's own journal.</param>
internal sealed record Entry(string Community, int? Affair, int Sequence, DateTimeOffset At, JsonNode? What);
