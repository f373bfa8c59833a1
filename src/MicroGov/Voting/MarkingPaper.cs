using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Rules;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>
/// A ballot paper that is marked step by step in a private chat: in order, by score, or by choosing several. What is marked so
/// far stands in the buttons themselves, so that nothing has to be remembered, and is looked at as if it came from an enemy.
/// </summary>
internal static class MarkingPaper
{
    /// <summary>The empty paper; in the group only on the way to the private chat.</summary>
    public static async Task<Answer> OpenAsync(CommandContext context, AffairRow row, int round)
    {
        if (context.Work.Affairs.StateOf(row) is not { Stage: Stage.Voting, Vote: { Result: null } vote } || vote.Round != round)
        {
            return new Answer.Refuse(new Refusal(Reason.VoteIsOver).With("number", row.Number));
        }

        if (!context.Person.CanBeWrittenTo && !context.IsPrivate)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        if (
            vote.Rule.Basis == VoterBasis.Household
            && await VotingRights.OfAsync(context.Work, context.Work.Affairs.StateOf(row), vote, context.Me) is { NoVote: { } no }
        )
        {
            return new Answer.Refuse(new Refusal(no).With("number", row.Number));
        }

        var paper = MarkingSheet.Draw(context, row, vote, "");
        if (context.IsPrivate)
        {
            return paper;
        }

        var account = context.Person.TelegramId;
        context.Work.Enqueue(account, new PrivateMessage(account, paper.Text) { Buttons = paper.Buttons, AffairId = row.Id });
        return new Answer.Done(context.Texts.Say("done.paper.sent", ("number", row.Number)));
    }

    /// <summary>The vote whose paper a button belongs to; zeros of any other button.</summary>
    public static (long AffairId, int Round) VoteOf(string data) => data.Split(':') is ["p", var id, var at, _, _]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var affairId)
        && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            ? (affairId, round)
            : default;

    /// <summary>A button on the paper.</summary>
    public static async Task<Answer> PressAsync(CommandContext context, string data)
    {
        var (affairId, round) = VoteOf(data);
        if (affairId == 0 || data.Split(':') is not [_, _, _, var marked, var word]
            || marked.Length > Marking.MostMarks || !marked.All(char.IsAsciiHexDigitLower)
            || await context.Work.Affairs.FindAsync(affairId) is not { } row)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        if (!await context.MayReachAsync(row))
        {
            return context.Refuse(Reason.Outsider);
        }

        if (context.Work.Affairs.StateOf(row) is not { Stage: Stage.Voting, Vote: { Result: null, IsMarkedInPrivate: true } vote }
            || vote.Round != round)
        {
            return new Answer.Refuse(new Refusal(Reason.VoteIsOver).With("number", row.Number));
        }

        return word switch
        {
            MarkingSheet.Show when MarkingSheet.IsOnTheWay(vote, marked) =>
                MarkingSheet.Draw(context, row, vote, marked) with { InPlace = true },
            MarkingSheet.Done => await CastAsync(context, row, vote, MarkingSheet.MarkingOf(marked)),
            MarkingSheet.Abstain => await CastAsync(context, row, vote, vote.Choices.Length - 1),
            _ => context.Refuse(Reason.ButtonIsOld),
        };
    }

    private static async Task<Answer> CastAsync(CommandContext context, AffairRow row, Vote vote, Marking marking)
    {
        var answer = await context.ActAsync(row, new CastBallot(context.Me, vote.Round, marking), _ => new Html(""));
        return answer is not Answer.Done ? answer : await BallotButtons.AnswerAsync(context, row, vote.Round) switch
        {
            Answer.Done done => new Answer.Tell(new($"{done.Text}\n{context.Texts.Say("paper.again").Value}"))
            {
                InPlace = true,
                AffairId = row.Id,
                Tells = done.Tells,
                Buttons = vote.Rule.MayChange
                    ? [[MarkingSheet.Button(row, vote, "", MarkingSheet.Show, context.Texts["button.paper.again"])]]
                    : [],
            },
            var other => other,
        };
    }
}
