using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Operations;

/// <summary>The database of a community with households, an office and somebody who moved in and out of another door.</summary>
public sealed class SettledTown : PlayedTown
{
    protected override async Task PlayAsync(Neighbourhood here)
    {
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Zhao, "/me");
        await here.ImportAsync();
        await here.MoveInAsync(here.Li, "1-1-101");
        await here.MoveInAsync(here.Zhao, "1-1-102");
        await here.SayAsync(here.Mei, "/grant @li leader Building 3");
        await here.SayAsync(here.Mei, "/grant @zhao moderator");
        await here.SayAsync(here.Zhao, "/forgetme", inPrivate: true);
        await here.PressInPrivateAsync(here.Zhao, "Yes, forget me");
    }
}
