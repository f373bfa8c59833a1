using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Operations;

/// <summary>The database of a community with households and an office, in the middle of a vote of its households.</summary>
public sealed class HouseholdTown : PlayedTown
{
    protected override async Task PlayAsync(Neighbourhood here)
    {
        await here.ImportAsync();
        await here.MoveInAsync(here.Wang, "1-1-101");
        await here.MoveInAsync(here.Zhao, "1-1-102");
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li leader Building 3");
        await here.ShowPhotoAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Mei, "/discuss 1");
        await here.SayAsync(here.Li, "/say 1 for My boy fell there");
        await here.SayAsync(here.Mei, "/openvote 1 household");
        await here.PressAsync(here.Wang, "For");
        await here.SayAsync(here.Mei, "/settings VoteFor 5d", inPrivate: true);
    }
}
