using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary>
/// Asks whoever raised something whom it concerns: the lowest unit that holds all of them is its best home (DOMAIN.md §4).
/// </summary>
internal static class UnitChoice
{
    private const int MostOffered = 6, LongestLabel = 40;

    /// <summary>
    /// The units that the raiser lives in, from their stairwell up to the group's own; null when there is nothing to choose.
    /// </summary>
    public static async Task<Answer?> OfferAsync(CommandContext context, Home home, AffairRow row)
    {
        var own = (await context.Work.ResidencesAsync(context.Person.Id))
            .Where(one => one.CommunityId == home.Community.Id).Select(one => one.UnitId);
        if (await context.Work.UnitsAsync(home.Community.Id) is not { } tree)
        {
            return null;
        }

        var here = home.Group.UnitId;
        var inside = own.SelectMany(tree.Upward)
            .Where(unit => unit.ParentId is not null && unit.Id != here && (here is null || tree.Contains(here.Value, unit.Id)))
            .Distinct().Take(MostOffered).ToList();
        if (inside.Count == 0)
        {
            return null;
        }

        var whole = here is { } id ? tree.PathOf(id).ToString() : home.Community.Title;
        return new Answer.Tell(context.Texts.Say("raise.concerns", ("number", row.Number)))
        {
            AffairId = row.Id,
            IsSecret = true,
            Buttons =
            [
                .. inside.Select(unit => new[] { Of(tree.PathOf(unit.Id).ToString(), (int)unit.Id) }),
                [Of(whole, (int)(here ?? 0))],
            ],
        };

        Button Of(string label, int unit) =>
            new(Shorten.To(label, LongestLabel), ButtonData.Of(row.Id, AffairButtons.Settle, unit));
    }
}
