using System.Text.Json.Nodes;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Tests.Telegram;

public sealed class HookedLifeTests
{
    [Fact]
    public async Task An_affair_lives_its_whole_life_by_updates_that_Telegram_brings()
    {
        await using var house = await HookedHouse.OpenAsync();
        var here = house.Here;
        await here.SayAsync(here.Wang, "/raise Dark stairwell");
        await here.SayAsync(here.Li, "/second 1");
        await here.PressAsync(here.Zhao, "Second");
        await here.SayAsync(here.Chen, "/second 1");
        await here.SayAsync(here.Mei, "/openvote 1 for 2d");
        await here.VoteAsync(here.Wang, 0);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 1);
        await here.WindAsync(TimeSpan.FromDays(2));
        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
        await here.SayAsync(here.Zhao, "/claim 1");
        await here.SayAsync(here.Zhao, "/done 1 Both lamps work");
        await here.SayAsync(here.Wang, "/accept 1");
        await here.SayAsync(here.Mei, "/close 1 Thank you all");

        Assert.Equal(Outcome.Resolved, (await here.AffairAsync())!.Outcome);
        Assert.DoesNotContain(here.World.Calls, call => call.Method == "getUpdates");
        here.NothingWasRefused();
    }

    [Fact]
    public async Task It_tells_Telegram_the_address_the_secret_and_what_it_wants_to_hear()
    {
        await using var house = await HookedHouse.OpenAsync();

        var asked = JsonNode.Parse(house.Here.World.Calls.Last(call => call.Method == "setWebhook").Parameters)!;

        Assert.Equal(house.Address.ToString(), (string?)asked["url"]);
        Assert.Equal(HookedHouse.Secret, (string?)asked["secret_token"]);
        Assert.Equal(
            ["message", "callback_query", "poll_answer", "my_chat_member", "chat_member", "chat_join_request"],
            asked["allowed_updates"]!.AsArray().Select(kind => (string?)kind));
    }

    [Fact]
    public async Task A_ballot_that_waited_while_the_service_was_down_counts_before_the_deadline_that_passed()
    {
        await using var house = await HookedHouse.OpenAsync();
        var here = house.Here;
        await here.BringToAsync(Stage.Voting);
        var poll = here.Poll.Poll!.Id;
        await here.WhileDownAsync(TimeSpan.FromDays(4), () =>
        {
            foreach (var person in new[] { here.Wang, here.Li, here.Zhao })
            {
                here.World.Vote(person.Id, poll, 0);
            }
        });

        Assert.Equal(Stage.Assigning, (await here.AffairAsync())!.Stage);
    }
}
