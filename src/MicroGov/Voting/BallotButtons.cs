using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>A pressed choice, and what stands after it.</summary>
internal static class BallotButtons
{
    public static async Task<Answer> RunAsync(CommandContext context, AffairRow row, int round, int choice)
    {
        var answer = await context.ActAsync(row, new CastBallot(context.Me, round, choice), _ => new Html(""));
        return answer switch
        {
            Answer.Refuse { Refusal.Reason: Reason.ObjectionNeedsReason } => new Answer.Ask(
                context.Texts.Say("ask.block", ("number", row.Number), ("title", row.Title)), "object") { AffairId = row.Id },
            Answer.Done => await AnswerAsync(context, row, round),
            _ => answer,
        };
    }

    /// <summary>
    /// Somebody has seen this ballot on paper. If another was written down for the household since, they have not seen that one.
    /// </summary>
    public static Task<Answer> WitnessAsync(CommandContext context, AffairRow row, int round, int household, int choice) =>
        context.Work.Affairs.StateOf(row).Vote is { } vote
        && vote.Papers.TryGetValue(household, out var paper) && paper.Choice != choice
            ? Task.FromResult(context.Refuse(Reason.ButtonIsOld))
            : context.ActAsync(row, new ConfirmPaper(context.Me, round, household), "done.witness");

    /// <summary>What somebody is told of their ballot as it stands now.</summary>
    public static async Task<Answer> AnswerAsync(CommandContext context, AffairRow row, int round)
    {
        var affair = context.Work.Affairs.StateOf(row);
        return await BallotOfAsync(context, row, affair, round) switch
        {
            // The press comes so late that its ballot has been taken back since.
            null => context.Refuse(Reason.ButtonIsOld),
            { Standing: BallotStanding.Recused } => new Answer.Refuse(new Refusal(Reason.HasInterest).With("number", row.Number)),
            // Somebody outside the group must not believe that they decided.
            { Counted: false } => new Answer.Refuse(new Refusal(
                await context.Work.Members.FindAsync(row.GroupId, context.Person.Id) is { HasLeft: false }
                    ? Reason.NotOfThisUnit
                    : Reason.Outsider)
                .With("number", row.Number)),
            // Which is another choice when a later press came first.
            var stands => new Answer.Done(context.Texts.Say(
                KeyOf(affair.Vote!, stands),
                ("number", row.Number),
                ("choice", ChoiceNames.Of(affair.Vote!, new Marking(stands.Choice), context.Texts)),
                ("receipt", stands.Receipt)))
            {
                Tells = SecretRounds.Of(row, affair.Vote!),
            },
        };
    }

    private static string KeyOf(Vote vote, BallotRow ballot) =>
        ballot.Receipt.Length > 0 ? "done.vote.secret" : vote.Rule.MayChange ? "done.vote" : "done.vote.final";

    /// <summary>Where households vote, one press is good for all of somebody's.</summary>
    private static async Task<BallotRow?> BallotOfAsync(CommandContext context, AffairRow row, Affair affair, int round)
    {
        if (affair.Vote is not { Rule.Basis: VoterBasis.Household } vote)
        {
            return await context.Work.Ballots.FindAsync(new BallotKey(row.Id, round, context.Person.Id));
        }

        var rights = await VotingRights.OfAsync(context.Work, affair, vote, context.Me);
        var all = rights.Homes.Select(home => home.HouseholdId).Concat(rights.Proxied);
        return all.Cast<long?>().FirstOrDefault() is { } household
            ? await context.Work.Ballots.FindAsync(new BallotKey(row.Id, round, 0, household))
            : null;
    }
}
