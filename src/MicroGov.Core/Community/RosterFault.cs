namespace MicroGov.Core.Community;

/// <summary>What can be wrong with a roster. Each has its sentence, with a right example, in both languages.</summary>
public enum RosterProblem
{
    /// <summary>Neither UTF-8 nor GB18030.</summary>
    Encoding,
    NoDoorColumn,
    ColumnTwice,
    Empty,
    TooLarge,
    LineTooLong,
    TooManyFields,
    Quotes,
    DoorMissing,
    TooLong,
    Formula,
    ControlCharacter,
    Area,
    Heads,
    Owner,
    Shares,
    TooDeep,

    /// <summary>The same door stands in an earlier line, which is the value.</summary>
    DoorTwice,
}

/// <summary>Something that keeps a roster from being imported.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Value">What is wrong, made fit for showing: short, and without anything that a terminal would obey.</param>
public sealed record RosterFault(int Line, RosterProblem Problem, string Value = "")
{
    private const int LongestShown = 40;

    public string Value { get; } = Shorten(string.Concat(Value.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)));

    /// <summary>A letter of two UTF-16 units stays whole.</summary>
    private static string Shorten(string text) => text.Length <= LongestShown
        ? text
        : text[..(LongestShown - (char.IsHighSurrogate(text[LongestShown - 2]) ? 2 : 1))] + "…";
}
