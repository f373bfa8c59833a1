namespace MicroGov.Presentation.Invitations;

/// <summary>Lines that fit where they shall stand, and the size in points at which they do.</summary>
/// <param name="IsWhole">Nothing had to be left out.</param>
internal sealed record Paragraph(IReadOnlyList<string> Lines, double Size, bool IsWhole = true)
{
    /// <summary>From one line to the next, as a share of the size; Chinese characters fill theirs.</summary>
    public const double Leading = 1.22;

    public double Height => Lines.Count * Size * Leading;
}
