using System.Collections.Immutable;

namespace MicroGov.Core.Voting.Rules;

/// <summary>Whose ballot one ballot is.</summary>
public enum VoterBasis
{
    Person,

    /// <summary>The latest ballot of any of its members counts, and the roll is closed when the vote opens.</summary>
    Household,
}

/// <summary>What a ballot weighs.</summary>
public enum WeightBasis
{
    /// <summary>
    /// Each ballot weighs the same: a person, or a household as the owner of one door (人数; two doors are two heads, as where
    /// a form goes round from door to door).
    /// </summary>
    Head,

    /// <summary>Floor area (专有部分面积), in hundredths of a square metre.</summary>
    Area,

    /// <summary>Shares in the common property (Miteigentumsanteile), in whole shares.</summary>
    Share,
}

public enum TieRule
{
    /// <summary>A tie fails (南塘十三条).</summary>
    Fails,

    /// <summary>
    /// A lot is drawn from the journal's head, which anyone can repeat. Between options only; for and against level fails.
    /// </summary>
    Lot,
}

public enum Secrecy
{
    Open,

    /// <summary>Nobody sees how it stands before it closes.</summary>
    Hidden,

    /// <summary>Nor can anybody learn, after it has closed, who chose what; until then only whoever runs the service.</summary>
    Secret,
}

/// <summary>What a fraction is taken of.</summary>
public enum Among
{
    /// <summary>Ballots for something or against; abstentions are left out.</summary>
    Cast,

    /// <summary>All ballots, abstentions too.</summary>
    Participating,

    /// <summary>The whole roll.</summary>
    All,
}

/// <summary>A fraction that must be reached on every basis.</summary>
/// <param name="Of">The fraction.</param>
/// <param name="Bases">Each of them must reach it; nothing is heads.</param>
public sealed record Requirement(Proportion Of, params ImmutableArray<WeightBasis> Bases)
{
    /// <summary>More than the fraction; otherwise just as much will do (以上, Civil Code Art. 1259).</summary>
    public bool Strict { get; init; }

    /// <summary>For passing: what the fraction is of.</summary>
    public Among Among { get; init; }

    /// <summary>For a quorum: abstentions are part of it.</summary>
    public bool CountsAbstentions { get; init; } = true;

    public ImmutableArray<WeightBasis> Bases { get; init; } = Bases.IsDefaultOrEmpty ? [WeightBasis.Head] : Bases;
}

/// <summary>
/// Those who say nothing join the majority of those who do. Art. 26 of the housing ministry's guidance on owners' meetings
/// (2009) leaves that to the covenant, and courts accepted it (Minhang, Shanghai, 2021); others read it as covering only those
/// who attend and abstain. Disputed, so both tallies are printed.
/// </summary>
/// <param name="Clause">The adopted clause that says so.</param>
public sealed record SilenceRule(string Clause);

/// <summary>A vote without quorum goes on, and now fewer are enough.</summary>
/// <param name="Quorum">Takes the place of the first call's.</param>
/// <param name="For">How long; null: as long as the first call.</param>
public sealed record SecondCall(Requirement Quorum, TimeSpan? For = null);

/// <summary>The adopted is discussed again when enough object.</summary>
/// <param name="Days">How long after the result. 1 to 90.</param>
/// <param name="Needed">How many must object. 1 to 1,000.</param>
public sealed record ObjectionRule(int Days, int Needed);
