using MicroGov.Core.Lifecycle;
using MicroGov.Tests.Transcripts;
using MicroGov.Tests.Transcripts.Communities;

namespace MicroGov.Tests.Operations;

/// <summary>
/// The database of a community that has something of everything: households, offices, a second group that was a community of its
/// own, codes, somebody who knocks and somebody who was forgotten; #1 is voted on by households, #2 by people.
/// </summary>
public sealed class WholeTown : PlayedTown
{
    protected override Task<Neighbourhood> OpenAsync() => Neighbourhood.OpenAsync(botIsAdmin: true);

    protected override async Task PlayAsync(Neighbourhood here)
    {
        await here.ImportAsync();
        var building = await here.OpenGroupAsync("Building 1", "Building 1");
        here.World.RequireApproval(building);
        await here.MoveInAsync(here.Wang, "2-1-101");
        await here.MoveInAsync(here.Zhao, "1-1-102");
        here.World.RequestToJoin(building, here.Wang.Id);
        await here.SettleAsync();
        await here.SayAsync(here.Li, "/me");
        await here.SayAsync(here.Mei, "/grant @li leader Building 3");
        await here.SayAsync(here.Mei, "/units link Building 2");
        await here.InviteAsync("1-1-101");
        await here.SayAsync(here.Li, "/join ABCD1-FGHJK", inPrivate: true);
        await here.SayAsync(here.Li, "/join 2-1-102");
        await PlayAffairsAsync(here);
        await here.SayAsync(here.Chen, "/forgetme", inPrivate: true);
        await here.PressInPrivateAsync(here.Chen, "Yes, forget me");
    }

    private static async Task PlayAffairsAsync(Neighbourhood here)
    {
        await here.BringToAsync(Stage.Discussing);
        await here.SayAsync(here.Li, "/say 1 for My boy fell there");
        await here.SayAsync(here.Mei, "/openvote 1 household");
        await here.PressAsync(here.Wang, "For");
        await here.ShowPhotoAsync(here.Wang, "/raise Bins");
        await here.SayAsync(here.Mei, "/discuss 2");
        await here.SayAsync(here.Zhao, "/say 2 against They smell");
        await here.SayAsync(here.Mei, "/openvote 2");
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 1);
        await here.VoteAsync(here.Chen, 1);
    }
}
