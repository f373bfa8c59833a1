using System.Text.Json.Serialization;

namespace MicroGov.Core.Voting.Rules;

/// <summary>
/// A rule of voting, as data: a pack in a file, or a community's own. It is pinned when a vote opens, and written into the
/// journal whole. What is left out is as in <c>simple</c>: one person one vote, more for than against, at least three voters; a
/// tie fails (南塘十三条, the rules of debate of Nantang).
/// </summary>
public sealed record VoteRule
{
    /// <summary>The most that may be spent, in hundredths: a billion.</summary>
    public const long MostCeiling = 100_000_000_000;

    /// <summary>What <c>/openvote</c> calls it: at most 32 lower-case letters, digits and hyphens.</summary>
    public string Name { get; init; } = "simple";

    /// <summary>A few words for a button.</summary>
    public RuleText? Title { get; init; }

    /// <summary>One plain sentence that says what it does.</summary>
    public RuleText? Says { get; init; }

    /// <summary>The text that it follows, if it follows a law. A pack is not legal advice.</summary>
    public string? Law { get; init; }

    /// <summary>Whose ballot one ballot is.</summary>
    public VoterBasis Basis { get; init; }

    /// <summary>Only households that own their place are on the roll.</summary>
    public bool OwnersOnly { get; init; }

    public VotingMethod Method { get; init; }

    /// <summary>What a ballot weighs where there is no <see cref="Pass"/> that says so.</summary>
    public WeightBasis Weight { get; init; }

    /// <summary>Fewer counted ballots than this, abstentions included, and there is no quorum. 0 to 10,000.</summary>
    public int MinimumVoters { get; init; } = 3;

    /// <summary>How much of the roll must take part.</summary>
    public Requirement? Quorum { get; init; }

    /// <summary>How much must be for it. Null: whatever leads, if more are for it than against everything.</summary>
    public Requirement? Pass { get; init; }

    /// <summary>Quorum and passing must be met in each unit directly inside the one that votes, too.</summary>
    public bool InEachUnit { get; init; }

    /// <summary>When none of several options passes, the two that lead are voted on once more.</summary>
    public bool RunOff { get; init; }

    public TieRule Tie { get; init; }

    /// <summary>What becomes of those who say nothing; null: they are not counted.</summary>
    public SilenceRule? Silence { get; init; }

    public Secrecy Secrecy { get; init; }

    public bool MayChange { get; init; } = true;

    /// <summary>How many households may give one person their vote; 0: none.</summary>
    public int ProxiesPerHolder { get; init; }

    /// <summary>Who has an interest of their own in it can be excluded, with the reason in the journal.</summary>
    public bool ExcludesConflicts { get; init; }

    /// <summary>How long it runs; null: as long as the community's votes do.</summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>How often it goes on as long again when there is no quorum by its end. 0 to 5.</summary>
    public int Extensions { get; init; } = 1;

    /// <summary>After that it is called a second time, for a smaller quorum.</summary>
    public SecondCall? SecondCall { get; init; }

    /// <summary>Days between raising the matter and the first ballot. 0 to 90.</summary>
    public int NoticeDays { get; init; }

    /// <summary>Whether the adopted can be objected to before it is done.</summary>
    public ObjectionRule? Objections { get; init; }

    /// <summary>Days in which the same affair is not voted on again. 0 to 365.</summary>
    public int CoolingOffDays { get; init; }

    /// <summary>Its result is advice, and not a decision.</summary>
    public bool IsAdvisory { get; init; }

    /// <summary>
    /// The most that may be spent, in hundredths; where the method is a budget and the one who opens it names no other.
    /// </summary>
    public long? Ceiling { get; init; }

    public static VoteRule Simple { get; } = new();

    /// <summary>Heads in a native poll that everybody can see: the only vote that Telegram itself can hold.</summary>
    [JsonIgnore]
    public bool IsPoll => Basis == VoterBasis.Person && Secrecy == Secrecy.Open && Method == VotingMethod.Plurality;

    /// <summary>Nobody sees the leaning before it closes.</summary>
    [JsonIgnore]
    public bool IsHidden => Secrecy != Secrecy.Open;

    /// <summary>All bases that some test of it weighs.</summary>
    [JsonIgnore]
    public IEnumerable<WeightBasis> Bases =>
        (Quorum?.Bases ?? []).Union(SecondCall?.Quorum.Bases ?? []).Union(Pass?.Bases ?? [Weight]);
}

/// <summary>The same in both languages.</summary>
public sealed record RuleText(string En, string Zh);
