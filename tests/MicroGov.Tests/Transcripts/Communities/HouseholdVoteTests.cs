using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting;
using MicroGov.Sandbox;

namespace MicroGov.Tests.Transcripts.Communities;

public sealed class HouseholdVoteTests
{
    [Fact]
    public async Task A_second_account_changes_the_households_ballot_and_both_see_it()
    {
        await using var here = await OpenAsync();
        await here.PressAsync(here.Wang, "For");
        Assert.Contains("For 1 · Against 0 · Abstain 0\nVoted: 1 of 60", here.Card().Text);
        Assert.Equal(
            "Your household’s ballot on #1 Dark stairwell is “For” now, given by Wang. Any of you can change it until the vote "
                + "ends.",
            here.Private(here.Li)[^1].Text);

        await here.PressAsync(here.Li, "Against");
        Assert.Contains("For 0 · Against 1 · Abstain 0\nVoted: 1 of 60", here.Card().Text);
        Assert.Contains("is “Against” now, given by Li", here.Private(here.Wang)[^1].Text);
        foreach (var person in new[] { here.Wang, here.Li })
        {
            await here.SayAsync(person, "/ballot 1", inPrivate: true);
            Assert.EndsWith("1-1-101: Against, given by Li. It counts.", here.Told(person), StringComparison.Ordinal);
        }

        // Zhao owns two flats: one press is good for both.
        await here.PressAsync(here.Zhao, "For");
        Assert.Contains("For 2 · Against 1 · Abstain 0\nVoted: 3 of 60", here.Card().Text);
        await here.SayAsync(here.Mei, "/closevote 1");
        Assert.Equal(Verdict.Adopted, (await here.AffairAsync())!.Vote!.Result!.Verdict);
        await here.IsWellAsync();
        here.NothingWasRefused();
    }

    [Fact]
    public async Task Who_has_no_household_is_refused_and_who_came_later_is_told_that_the_roll_was_closed()
    {
        await using var here = await OpenAsync();
        var before = await here.JournalAsync();
        Assert.StartsWith(
            "Households vote on #1; join yours first", (await here.PressAsync(here.Chen, "For")).Text, StringComparison.Ordinal);
        await here.MoveInAsync(here.Chen, "2-2-101");
        Assert.StartsWith(
            "The roll of #1 was closed when the vote opened",
            (await here.PressAsync(here.Chen, "For")).Text,
            StringComparison.Ordinal);
        await here.SayAsync(here.Chen, "/ballot 1", inPrivate: true);
        Assert.StartsWith(
            "The roll of #1 was closed when the vote opened", here.Private(here.Chen)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(before.Count, (await here.JournalAsync()).Count);
    }

    [Fact]
    public async Task Who_leaves_the_group_loses_the_vote_and_everybody_sees_it()
    {
        await using var here = await OpenAsync(botIsAdmin: true);
        await here.PressAsync(here.Wang, "For");
        await here.PressAsync(here.Zhao, "For");
        here.World.Leave(here.Group, here.Zhao.Id);
        await here.SettleAsync();
        Assert.Contains("For 1 · Against 0 · Abstain 0\nVoted: 1 of 60", here.Card().Text);
        Assert.Contains("Not counted, because they have left the group: 2", here.Card().Text);
        Assert.Equal(2, (await here.JournalAsync()).Count<BallotStruck>());

        // Somebody else of the household may still give its ballot.
        here.World.Ban(here.Group, here.Wang.Id);
        await here.SettleAsync();
        Assert.Contains("For 0 · Against 0 · Abstain 0", here.Card().Text);
        await here.PressAsync(here.Li, "Against");
        Assert.Contains("For 0 · Against 1 · Abstain 0", here.Card().Text);
        await here.IsWellAsync();
    }

    [Fact]
    public async Task Who_leaves_loses_the_vote_where_heads_are_counted_too()
    {
        await using var here = await Neighbourhood.OpenAsync(botIsAdmin: true);
        await here.BringToAsync(Stage.Voting);
        await here.VoteAsync(here.Li, 0);
        await here.VoteAsync(here.Zhao, 0);
        here.World.Leave(here.Group, here.Zhao.Id);
        await here.SettleAsync();
        Assert.Contains("For 1 · Against 0 · Abstain 0", here.Card().Text);
        Assert.Contains("Not counted, because they have left the group: 1", here.Card().Text);
    }

    [Fact]
    public async Task What_waits_for_me_is_what_my_household_has_not_voted_on()
    {
        await using var here = await OpenAsync();
        await here.SayAsync(here.Li, "/me", inPrivate: true);
        Assert.Contains("#1", here.Private(here.Li)[^1].Text);
        await here.PressAsync(here.Wang, "For");
        await here.SayAsync(here.Li, "/me", inPrivate: true);
        Assert.DoesNotContain("#1", here.Private(here.Li)[^1].Text);
        await here.SayAsync(here.Chen, "/me", inPrivate: true);
        Assert.DoesNotContain("#1", here.Private(here.Chen)[^1].Text);
    }

    [Fact]
    public async Task Only_households_that_have_not_voted_are_reminded()
    {
        await using var here = await OpenAsync();
        await here.PressAsync(here.Wang, "For");
        var before = here.Private(here.Li).Count;
        await here.WindAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        Assert.Equal(before, here.Private(here.Li).Count);
        Assert.Contains("#1 Dark stairwell", here.Private(here.Zhao)[^1].Text);
    }

    /// <summary>Wang and Li live behind 1-1-101, Zhao owns 1-1-102 and 2-1-101; the vote on #1 is by household.</summary>
    private static async Task<Neighbourhood> OpenAsync(bool botIsAdmin = false)
    {
        var here = await Neighbourhood.OpenAsync(botIsAdmin: botIsAdmin);
        await here.ImportAsync();
        foreach (
            var (person, door) in new (SandboxPerson, string)[]
            {
                (here.Wang, "1-1-101"),
                (here.Li, "1-1-101"),
                (here.Zhao, "1-1-102"),
                (here.Zhao, "2-1-101"),
            })
        {
            await here.MoveInAsync(person, door);
        }

        await here.BringToAsync(Stage.Discussing);
        await here.SayAsync(here.Mei, "/openvote 1 household");
        Assert.Contains("Each household has one vote", here.FromBot[^1].Text);
        return here;
    }
}
