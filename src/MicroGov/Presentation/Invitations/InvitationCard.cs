using MicroGov.Core.Community;

namespace MicroGov.Presentation.Invitations;

/// <summary>What one household finds in its letterbox.</summary>
/// <param name="Door">The label as it stands at the door.</param>
/// <param name="Unit">Where the door is.</param>
/// <param name="Link">What the QR code carries: <c>https://t.me/Bot?start=CODE</c>.</param>
/// <param name="Code">What those type who cannot scan; with it the household is joined, once.</param>
/// <param name="ValidThrough">The last day on which it works, as the community's calendar counts.</param>
public sealed record InvitationCard(string Door, UnitPath Unit, Uri Link, string Code, DateOnly ValidThrough)
{
    /// <summary>
    /// The code in groups that an eye can hold: <c>K7QM-4TXA-9R2D</c>. Whoever reads it back must leave the hyphens out;
    /// a code that has signs of its own stays as it is, since nobody could tell them from ours.
    /// </summary>
    public string CodeInGroups => Code.All(char.IsAsciiLetterOrDigit)
        ? string.Join('-', Code.Chunk(GroupLength).Select(group => new string(group)))
        : Code;

    /// <summary>Groups are alike where the length allows it.</summary>
    private int GroupLength => Array.Find([4, 5, 3], length => Code.Length % length == 0) is > 0 and var length ? length : 4;
}
