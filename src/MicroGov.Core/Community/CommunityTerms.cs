using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>The rules the group gave itself about pace: how many, how long. All spans are positive.</summary>
public sealed record CommunityTerms
{
    /// <summary>Neighbours, other than the raiser, who must second an affair before it is discussed.</summary>
    public int SecondsNeeded { get; init; } = 3;

    /// <summary>How long an affair waits for seconds before it lapses.</summary>
    public TimeSpan SecondWithin { get; init; } = TimeSpan.FromDays(14);

    public TimeSpan DiscussFor { get; init; } = TimeSpan.FromDays(2);

    public TimeSpan VoteFor { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long before a vote ends those who are missing are reminded, once.</summary>
    public TimeSpan RemindVotersBefore { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long reported work waits to be judged; after that its notice window opens unjudged.</summary>
    public TimeSpan AcceptWithin { get; init; } = TimeSpan.FromDays(3);

    public TimeSpan WorkFor { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan RemindDoerBefore { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long accepted work stays open to objections (公示, in practice three to seven days).</summary>
    public TimeSpan NoticeFor { get; init; } = TimeSpan.FromDays(3);

    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long after the due date, or after the last progress since, a silent commitment is given back.</summary>
    public TimeSpan CommitmentExpiresAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Objections inside the notice window that send the work back. Fewer leave it to a moderator.</summary>
    public int ObjectionsNeeded { get; init; } = 3;

    /// <summary>Hours in which nobody is reminded of anything.</summary>
    public QuietHours QuietHours { get; init; } = new(new TimeOnly(22, 0), new TimeOnly(8, 0));

    /// <summary>Door labels may stand in what a whole group reads.</summary>
    public bool ShowDoors { get; init; }

    /// <summary>An IANA time-zone name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The voting rule of a vote that names none.</summary>
    public string Rule { get; init; } = "simple";

    /// <summary>The community's own voting rules, beside those that everybody has.</summary>
    public ImmutableArray<RuleDocument> Rules { get; init; } = [];
}
