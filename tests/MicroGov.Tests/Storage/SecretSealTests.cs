using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage;

namespace MicroGov.Tests.Storage;

public sealed class SecretSealTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(one => (byte)one)];

    [Fact]
    public void What_was_sealed_opens_with_its_key_for_its_ballot_and_no_other()
    {
        var whose = new BallotKey(12, 1, 5);
        var closed = SecretSeal.SealBallot(Key, whose, Marking.Of(2, 0, 1), "ABCDEFGH");
        Assert.Equal((Marking.Of(2, 0, 1), "ABCDEFGH"), SecretSeal.OpenBallot(Key, whose, closed));
        Assert.Null(SecretSeal.OpenBallot(Key, whose with { PersonId = 6 }, closed));
        Assert.Null(SecretSeal.OpenBallot(Key, whose with { Round = 2 }, closed));
        Assert.Null(SecretSeal.OpenBallot([.. Key.Reverse()], whose, closed));
        Assert.Null(SecretSeal.OpenBallot(Key, whose, closed[..^4] + "AAAA"));
        Assert.Null(SecretSeal.OpenBallot(Key, whose, "not sealed at all"));
        Assert.Null(SecretSeal.OpenBallot(Key, whose, ""));
    }

    [Fact]
    public void Its_length_tells_nothing_and_the_same_choice_is_never_sealed_alike()
    {
        var whose = new BallotKey(12, 1, 5);
        Marking[] choices = [0, 1, 2, Marking.Of(), Marking.Of(1, 2, 3, 4, 5, 6, 7)];
        var ballots = choices.Select(choice => SecretSeal.SealBallot(Key, whose, choice, "ABCDEFGH")).ToList();
        Assert.Single(ballots.Select(one => one.Length).Distinct());
        Assert.NotEqual(ballots[0], SecretSeal.SealBallot(Key, whose, 0, "ABCDEFGH"));

        string[] said = ["Your ballot: For", "Your ballot: Against", "您的选票：弃权", new('x', 4_000)];
        var words = said.Select(one => SecretSeal.SealWords(Key, one)).ToList();
        Assert.Single(words.Select(one => one.Length).Distinct());
        Assert.Equal(said, words.Select(one => SecretSeal.OpenWords(Key, one)));
        Assert.Null(SecretSeal.OpenWords([.. Key.Reverse()], words[0]));
    }
}
