using MicroGov.Play;
using MicroGov.Presentation;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class EstateTests
{
    [Theory]
    [InlineData("en", "Building 1")]
    [InlineData("zh", "1号楼")]
    public async Task The_community_that_the_sandbox_offers_is_built_in_chat(string language, string building)
    {
        await using var here = await Neighbourhood.OpenAsync();
        var cast = ScenarioPeople.Assemble(here.World, language);
        await here.SettleAsync();
        await new MicroGov.Play.ScenarioEstate(here.World, cast, here.Hands, Wording.In(language), language).BuildAsync(
            CancellationToken.None);

        Assert.Equal(
            (60, 12), await here.AskAsync(async db => (await db.Households.CountAsync(), await db.Residents.CountAsync())));
        Assert.Equal(
            4,
            await here.AskAsync(async db =>
            {
                var community = await db
                    .Groups.Where(row => row.ChatId == cast.Group)
                    .Select(row => row.CommunityId)
                    .SingleAsync();
                return await db.Groups.CountAsync(row => row.CommunityId == community);
            }));
        Assert.NotNull(
            await here.AskAsync(db => db.Groups.Where(row => row.Title == building).Select(row => row.UnitId).SingleAsync()));
        here.NothingWasRefused();
    }
}
