using System.Text.Json;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Journal;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Results;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;

namespace MicroGov.Tests.Core.Voting;

/// <summary>What holds of votes in every random life.</summary>
public sealed class RandomVotingProperties
{
    /// <summary>Whoever has the journal and the roll comes to the same result; of a secret vote, to the same turnout.</summary>
    [Fact]
    public void Every_count_can_be_repeated_from_the_journal() => Lives.Whole(story =>
    {
        var (affair, box, seed) = (new Affair { Id = story.Affair.Id }, new BallotBox(), JournalEntry.Root);
        foreach (var entry in story.Journal)
        {
            var happened = entry.Read();
            var told = (happened as VoteCounted)?.Result ?? (happened as RunOffOpened)?.First;
            if (told is not null)
            {
                var again = VoteCounting.Count(affair.Vote!, box.Profile(affair.Vote!, story.Homes), seed);
                Assert.True(affair.Vote!.Rule.Secrecy == Secrecy.Secret
                    ? again.Tally.Turnout() with { Counts = told.Tally.Counts } == told.Tally.Turnout() with { Counts = told.Tally.Counts }
                    : Written(again) == Written(told));
            }

            box.See(happened);
            (affair, seed) = (affair.Apply(happened), entry.Hash);
        }

        var isSecret = affair.Vote?.Rule.Secrecy == Secrecy.Secret;
        Assert.Equal(story.Ballots.Lines(withChoices: !isSecret), box.Lines(withChoices: !isSecret));
    });

    [Fact]
    public void The_journal_of_a_secret_vote_never_says_what_somebody_chose() => Lives.Whole(story =>
    {
        VoteRule? rule = null;
        foreach (var happened in story.Journal.Select(entry => entry.Read()))
        {
            rule = (happened as VoteOpened)?.Rule ?? rule;
            Assert.False(happened is BallotCast { Choice: not null } && rule!.Secrecy == Secrecy.Secret);
            Assert.False(happened is VoteProlonged { SoFar.Counts.IsEmpty: false } && rule!.IsHidden);
        }
    });

    [Fact]
    public void Nobody_who_is_left_out_has_a_ballot_that_counts() =>
        Lives.Each(
            (story, _) =>
            {
                if (story.Affair is { Stage: Stage.Voting, Vote: { } vote })
                {
                    Assert.All(
                        vote.RecusedHouseholds.Keys,
                        home => Assert.Equal(BallotStanding.Recused, story.Ballots.Of(home, false).Ballot!.Standing));
                    Assert.All(vote.Recused.Keys, person => Assert.False(story.Ballots.Of(person) is { Counted: true }));
                    Assert.Equal(vote.RecusedHouseholds.Count, vote.Roll is null ? 0 : story.Tally.Recused);
                    Assert.True(
                        vote.Proxies.Values.GroupBy(holder => holder).All(held => held.Count() <= vote.Rule.ProxiesPerHolder));
                    Assert.All(
                        vote.Objections.Keys,
                        key =>
                            Assert.True(
                                (vote.Roll is null ? story.Ballots.Of(new PersonId(key)) : story.Ballots.Of(key, false).Ballot)
                                    is { Counted: true }));
                }
            });

    private static string Written(VoteResult result) => JsonSerializer.Serialize(result, JournalJson.Options);
}
