using System.Collections.Immutable;

namespace MicroGov.Core.Community;

/// <summary>The way from a community down to one of its units, by names: <c>Building 3 / Stairwell 2</c>.</summary>
public sealed record UnitPath(ImmutableArray<string> Names)
{
    private const char Separator = '/';

    /// <summary>The community itself.</summary>
    public static UnitPath Root { get; } = new([]);

    public bool IsRoot => Names.IsEmpty;

    /// <summary>The path of what lies around this unit.</summary>
    /// <exception cref="InvalidOperationException">Nothing lies around the community.</exception>
    public UnitPath Parent => IsRoot
        ? throw new InvalidOperationException("Nothing lies around the community.")
        : new(Names[..^1]);

    public string Name => IsRoot ? "" : Names[^1];

    /// <summary>This path and every unit around it, the outermost first, without the community.</summary>
    public IEnumerable<UnitPath> Steps => Names.Select((_, depth) => new UnitPath(Names[..(depth + 1)]));

    /// <summary>Reads names between slashes; empty ones are left out.</summary>
    public static UnitPath Parse(string text) =>
        new([.. text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    public UnitPath Inside(string name) => new(Names.Add(name));

    public bool Equals(UnitPath? other) =>
        other is not null && Names.SequenceEqual(other.Names, StringComparer.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        Names.Aggregate(0, (hash, name) => HashCode.Combine(hash, StringComparer.OrdinalIgnoreCase.GetHashCode(name)));

    public override string ToString() => string.Join($" {Separator} ", Names);
}
