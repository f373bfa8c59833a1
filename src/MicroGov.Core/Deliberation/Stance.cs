namespace MicroGov.Core.Deliberation;

/// <summary>Where a speaker stands; said before the text.</summary>
public enum Stance
{
    None,
    For,
    Against,
    Question,
    Idea,
}
