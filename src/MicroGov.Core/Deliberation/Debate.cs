using System.Collections.Immutable;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Deliberation;

/// <summary>What deliberation keeps of an affair: what is proposed, who seconds it, how many spoke.</summary>
public sealed record Debate
{
    /// <summary>Telegram polls take twelve options; two are kept for against and abstain.</summary>
    public const int MostOptions = 10;

    /// <summary>The words of what is proposed.</summary>
    public string Motion { get; init; } = "";

    public ImmutableSortedSet<PersonId> Seconders { get; init; } = [];

    public ImmutableArray<string> Options { get; init; } = [];

    public int SpeechesFor { get; init; }

    public int SpeechesAgainst { get; init; }

    public int SpeechesNeutral { get; init; }
}

/// <summary>What the decisions of deliberation look at.</summary>
internal sealed record DebateSlice(AffairFrame Frame, Debate Debate) : AffairSlice(Frame);
