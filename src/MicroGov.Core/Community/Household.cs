using System.Text;

namespace MicroGov.Core.Community;

/// <summary>Those who live behind one door.</summary>
/// <param name="Door">The label as it stands at the door; unique in its community, whatever its case and width.</param>
/// <param name="Unit">The unit they belong to.</param>
/// <param name="Heads">How many live there; 0 when not known.</param>
/// <param name="IsOwner">They own the place, and do not rent it.</param>
/// <param name="Shares">Their shares in the common property (Miteigentumsanteile); 0 when not known.</param>
public sealed record Household(string Door, UnitPath Unit, FloorArea Area, int Heads, bool IsOwner, long Shares = 0)
{
    public const int LongestDoor = 40, MostHeads = 99;

    public const long MostShares = 1_000_000;

    /// <summary>What two spellings of the same door have in common: <c>３－２－501 a</c> is <c>3-2-501A</c>.</summary>
    public static string KeyOf(string door) =>
        string.Concat(door.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
}
