using System.Collections.Immutable;
using MicroGov.Core.Community;
using MicroGov.Core.Lifecycle;

namespace MicroGov.Core.Voting;

/// <summary>Who may do what about votes.</summary>
public static class VotingPermissions
{
    /// <summary>What is open to residents.</summary>
    public static ImmutableArray<Right> OfResidents { get; } =
    [
        new(typeof(CastBallot), Audience.Voters, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
        new(typeof(TakeBackBallot), Audience.Voters, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
        new(typeof(GiveProxy), Audience.Residents, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
        new(typeof(TakeBackProxy), Audience.Residents, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
        new(typeof(Recuse), Audience.Residents, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
    ];

    /// <summary>What who leads does, and what answers it.</summary>
    public static ImmutableArray<Right> OfLeaders { get; } =
    [
        new(typeof(OpenVote), Audience.Leaders, Stage.Discussing),
        new(typeof(CloseVote), Audience.Leaders, Stage.Voting),
        new(typeof(NotePaper), Audience.Leaders, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
        new(typeof(ConfirmPaper), Audience.Residents, Stage.Voting) { Otherwise = Right.Everywhere(Reason.VoteIsOver) },
        new(typeof(VoidVote), Audience.Moderators, Stage.Voting, Stage.Assigning),
    ];

    /// <summary>What nobody does by themselves.</summary>
    public static ImmutableArray<Right> OfTheClock { get; } =
    [
        new(typeof(StrikeBallot), Audience.Clock),
    ];
}
