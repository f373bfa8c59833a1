using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Core.Voting;
using MicroGov.Tests.Core.Affairs;
using static MicroGov.Tests.Core.Affairs.Neighbours;

namespace MicroGov.Tests.Core.Voting;

/// <summary>Where stories of votes begin: a rule, the households of Locust Lane, and options, if there are any.</summary>
internal static class Elections
{
    /// <summary>Behind door 5 nobody lives; it is Cai's as well.</summary>
    public const long AnnAndBos = 1, Cais = 2, Dees = 3, Eves = 4, CaisOther = 5;

    private const long Stairwell = 3, OtherStairwell = 4, SquareMetre = 100;

    public static readonly ImmutableArray<Home> Homes =
    [
        new(AnnAndBos, Stairwell, 100 * SquareMetre, 30, Ann, Bo),
        new(Cais, Stairwell, 80 * SquareMetre, 20, Cai),
        new(Dees, OtherStairwell, 60 * SquareMetre, 10, Dee),
        new(Eves, OtherStairwell, 40 * SquareMetre, 10, Eve) { IsOwner = false },
        new(CaisOther, Stairwell, 20 * SquareMetre, 10, Cai),
    ];

    public static readonly VoteRule ByHousehold = new() { Name = "household", Basis = VoterBasis.Household };

    public static readonly VoteRule Consent = new() { Name = "consent", Method = VotingMethod.Consent, MinimumVoters = 1 };

    public static readonly VoteRule Secret = new() { Name = "secret", Secrecy = Secrecy.Secret };

    public static Requirement TwoThirds(params ImmutableArray<WeightBasis> bases) => new(new(2, 3), bases);

    /// <summary>A discussion whose vote will have the rule.</summary>
    public static Story Under(VoteRule rule, params ImmutableArray<string> options) => Under(rule, Homes, 12, options);

    public static Story Under(VoteRule rule, ImmutableArray<Home> homes, int? eligible, params ImmutableArray<string> options)
    {
        var story = new Story { Rules = [rule], Terms = new() { Rule = rule.Name }, Homes = homes, Eligible = eligible };
        story.Does(new Raise(Ann, "The stairs are dark", "Floors 4 to 6, for two weeks", []));
        story.Does(new OpenDiscussion(Moderator));
        foreach (var option in options)
        {
            story.Does(new ProposeOption(Bo, option));
        }

        return story;
    }

    /// <summary>A vote under the rule.</summary>
    public static Story Open(VoteRule rule, params ImmutableArray<string> options) =>
        Under(rule, options).And(new OpenVote(Moderator, null, null));

    public static Story Marks(this Story story, PersonId voter, params int[] marks) =>
        story.And(new CastBallot(voter, story.Affair.Vote!.Round, Marking.Of(marks)));

    public static TEvent FallsDue<TEvent>(this Story story, DeadlineKind kind)
        where TEvent : AffairEvent => Assert.IsType<TEvent>(Assert.Single(story.FallsDue(kind)));
}
