using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Results;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;

namespace MicroGov.Pipeline;

/// <summary>The parts of an affair's card, in reading order.</summary>
public enum CardPlace
{
    /// <summary>What it is, whose, and how far it has come.</summary>
    Heading,

    /// <summary>What whoever raised it wrote.</summary>
    Excerpt,

    /// <summary>What is asked of whom, until when.</summary>
    Ask,

    /// <summary>How it stands.</summary>
    Counts,

    /// <summary>What can be chosen.</summary>
    Options,

    /// <summary>What was done.</summary>
    Evidence,

    /// <summary>Where the journal stands.</summary>
    Journal,
}

/// <summary>A line, or several, of an affair's card.</summary>
/// <param name="WriteAsync">Nothing when there is nothing to say now.</param>
public sealed record CardLine(CardPlace Place, Func<CardContext, ValueTask<string>> WriteAsync)
{
    /// <summary>The same where nothing has to be looked up.</summary>
    public static CardLine Of(CardPlace place, Func<CardContext, string> write) => new(place, context => new(write(context)));
}

/// <summary>
/// The buttons that a feature puts under a card now. Everybody sees them all; whoever may not press one is told so kindly.
/// </summary>
public delegate IEnumerable<CardButtonRow> CardButtonSource(Affair affair, Wording texts);

/// <summary>A row of buttons under a card.</summary>
/// <param name="HasRoom">If it is the last one, "More" stands in it rather than below.</param>
public sealed record CardButtonRow(IReadOnlyList<Button> Buttons, bool HasRoom = false);

/// <summary>What a card is drawn from.</summary>
/// <param name="Ballots">How the ballots stand, for whoever shows it.</param>
/// <param name="Names">Of the people whom a card can show.</param>
/// <param name="Units">Null when the affair concerns a whole community without units.</param>
public sealed record CardContext(
    BallotCounts Ballots, Affair Affair, CommunityTerms Terms, Wording Texts,
    IReadOnlyDictionary<long, Html> Names, UnitTree? Units)
{
    /// <summary>The most that is shown of a text of somebody's.</summary>
    public const int LongestExcerpt = 280;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(Terms.TimeZone);

    public required string JournalHead { get; init; }

    /// <summary>What fewer decided before advises those who are asked now; null when nobody did.</summary>
    public Tally? Advice => Affair.Vote is { IsAdvisory: true } vote ? vote.Result?.Tally ?? vote.Advice : null;

    /// <summary>A text of the card.</summary>
    public string Line(string key, params (string Name, object? Value)[] values) =>
        Texts.Say(key, [("number", Affair.Number), .. values]).Value;

    public string When(DateTimeOffset? moment) => moment is { } known ? Texts.Write(known, zone) : "";

    public Html Name(PersonId person) => Names.GetValueOrDefault(person.Value, Texts.Say("person.unknown"));
}
