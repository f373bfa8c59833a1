namespace MicroGov.Pipeline;

/// <summary>
/// What a feature adds to the service: all its commands, buttons, announcements and lines of the card are listed here, and
/// nothing else of it is known outside its room. What is left out is empty.
/// </summary>
/// <param name="Name">The room.</param>
public sealed record Feature(string Name)
{
    /// <summary>Its chat commands, by where they stand in /help.</summary>
    public IReadOnlyList<CommandGroup> Commands { get; init; } = [];

    /// <summary>Its buttons about one affair.</summary>
    public IReadOnlyList<AffairButton> AffairButtons { get; init; } = [];

    /// <summary>Its buttons with data of their own.</summary>
    public IReadOnlyList<PrefixButton> PrefixButtons { get; init; } = [];

    /// <summary>Updates that it handles by itself.</summary>
    public IReadOnlyList<UpdateHandler> Updates { get; init; } = [];

    /// <summary>Which events it speaks about, and to whom.</summary>
    public IReadOnlyList<Announcement> Announcements { get; init; } = [];

    /// <summary>What follows from all events of a step together, after they were announced.</summary>
    public IReadOnlyList<Action<AnnouncementContext>> AfterEvents { get; init; } = [];

    /// <summary>Its lines of an affair's card.</summary>
    public IReadOnlyList<CardLine> CardLines { get; init; } = [];

    /// <summary>Its buttons under an affair's card.</summary>
    public CardButtonSource CardButtons { get; init; } = (_, _) => [];

    /// <summary>What it looks up before an act is decided.</summary>
    public IReadOnlyList<FactSource> Facts { get; init; } = [];

    /// <summary>What it reads ahead for a whole batch of updates.</summary>
    public IReadOnlyList<ReadAhead> ReadsAhead { get; init; } = [];

    /// <summary>What a community decides about it.</summary>
    public IReadOnlyList<CommunitySetting> Settings { get; init; } = [];

    /// <summary>The numbers of the affairs that wait for somebody.</summary>
    public IReadOnlyList<WaitingAffairs> Waiting { get; init; } = [];
}
