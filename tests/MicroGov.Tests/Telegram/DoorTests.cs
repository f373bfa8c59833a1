using System.Net;
using MicroGov.Tests.Transcripts;

namespace MicroGov.Tests.Telegram;

/// <summary>What is let in, and what 200 means.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another")]
    [InlineData(HookedHouse.Secret + "x")]
    public async Task Nobody_gets_in_without_the_secret(string? secret)
    {
        await using var house = await HookedHouse.OpenAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await house.PostAsync(house.Says(900, "/raise Forged"), secret));
        await house.Here.SettleAsync();
        Assert.Equal(0, await house.Here.AffairsAsync());
    }

    [Fact]
    public async Task More_than_a_megabyte_is_not_read()
    {
        await using var house = await HookedHouse.OpenAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await house.PostAsync(house.Says(900, new string('a', 1 << 20))));
        Assert.Equal(0, await house.Here.AffairsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"many\"}")]
    [InlineData("{\"update_id\":0}")]
    [InlineData("{\"update_id\":99999999999999}")]
    [InlineData("{\"update_id\":1,\"message\":")]
    public async Task What_is_no_update_is_refused_and_changes_nothing(string body)
    {
        await using var house = await HookedHouse.OpenAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync(body));
        await house.Here.SayAsync(house.Here.Wang, "/raise Still working");
        Assert.Equal(1, await house.Here.AffairsAsync());
    }

    [Fact]
    public async Task A_repeated_update_is_taken_again_and_has_no_second_effect()
    {
        await using var house = await HookedHouse.OpenAsync();

        Assert.Equal(HttpStatusCode.OK, await house.PostAsync(house.Says(900, "/raise Dark stairwell")));
        Assert.Equal(1, await house.Here.AffairsAsync());
        Assert.Equal(HttpStatusCode.OK, await house.PostAsync(house.Says(900, "/raise Dark stairwell")));
        Assert.Equal(1, await house.Here.AffairsAsync());
    }

    [Fact]
    public async Task What_cannot_be_committed_is_not_acknowledged_and_comes_again()
    {
        await using var house = await HookedHouse.OpenAsync();
        var here = house.Here;
        await using (await BrokenDisk.OfAsync(here.Services))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await house.PostAsync(house.Says(900, "/raise Dark stairwell")));
        }

        Assert.Equal(0, await here.AffairsAsync());
        Assert.Equal(HttpStatusCode.OK, await house.PostAsync(house.Says(900, "/raise Dark stairwell")));
        Assert.Equal(1, await here.AffairsAsync());
    }
}
