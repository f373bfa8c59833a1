using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;

namespace MicroGov.Tests.Core.Voting.Counting;

/// <summary>Elections whose ballots and results others have published. Letters are options: A is 0.</summary>
internal static class PublishedElections
{
    public const int Memphis = 0, Nashville = 1, Chattanooga = 2, Knoxville = 3;

    public const int Kiss = 0, Montroll = 1, Wright = 2;

    /// <summary>https://en.wikipedia.org/wiki/Instant-runoff_voting, "Tennessee capital election".</summary>
    public static WeightedBallot[] Tennessee { get; } = Rankings((42, "ABCD"), (26, "BCDA"), (15, "CDBA"), (17, "DCBA"));

    /// <summary>
    /// Burlington's mayor, 2009, without the candidates who left first: https://rangevoting.org/Burlington.html. Pairwise
    /// results:
    /// https://electowiki.org/wiki/2009_Burlington_mayoral_election.
    /// </summary>
    public static WeightedBallot[] Burlington { get; } =
        Rankings(
            (1332, "BAC"),
            (767, "BCA"),
            (455, "B"),
            (2043, "ABC"),
            (371, "ACB"),
            (568, "A"),
            (1513, "CBA"),
            (495, "CAB"),
            (1289, "C"));

    /// <summary>https://en.wikipedia.org/wiki/Schulze_method, the example with 45 voters.</summary>
    public static WeightedBallot[] Schulze45 { get; } = Rankings(
        (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"));

    /// <summary>Schulze 2011, the example whose first place B and D share: 9 voters.</summary>
    public static WeightedBallot[] Schulze9 { get; } = Rankings((3, "ABCD"), (2, "DABC"), (2, "DBCA"), (2, "CBDA"));

    /// <summary>
    /// The running example of Lackner and Skowron, "Multi-Winner Voting with Approval Preferences", 2023: options a to g.
    /// </summary>
    public static WeightedBallot[] LacknerSkowron { get; } = Approvals(
        (3, "AB"), (3, "AC"), (2, "AD"), (1, "BCF"), (1, "E"), (1, "F"), (1, "G"));

    public static WeightedBallot[] Rankings(params (long Voters, string Order)[] groups) =>
        [.. groups.Select(group => new WeightedBallot(Marks(group.Order), group.Voters))];

    public static WeightedBallot[] Approvals(params (long Voters, string Approved)[] groups) => Rankings(groups);

    public static Marking Marks(string letters) => Marking.Of([.. letters.Select(letter => letter - 'A')]);
}
