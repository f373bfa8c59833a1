using System.Globalization;
using MicroGov.Affairs;
using MicroGov.Community;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using MicroGov.Privacy;
using MicroGov.Storage.Rows;
using MicroGov.Voting;

namespace MicroGov.Pipeline;

/// <summary>
/// What a pressed button wants. Its data may have been made up, so the affair must belong to the chat it was pressed in,
/// or its presser to the affair's community.
/// </summary>
public static class ButtonDispatcher
{
    /// <summary>The button that starts raising something.</summary>
    public const string Raise = "r";

    public static async Task<Answer> RunAsync(CommandContext turn, ButtonPressed pressed, HouseholdsCommand households)
    {
        if (pressed.IsOnMessage == false)
        {
            // Made up by a modified client, or the card has moved on since.
            return turn.Refuse(Reason.ButtonIsOld);
        }

        if (pressed.Data == Raise)
        {
            return new Answer.Ask(turn.Texts.Say("ask.raise"), RaiseCommand.Asks);
        }

        if (pressed.Data.StartsWith(Admissions.Data, StringComparison.Ordinal))
        {
            return await Admissions.AnswerAsync(turn, pressed.Data);
        }

        if (pressed.Data.StartsWith(ForgetMeCommand.Data, StringComparison.Ordinal))
        {
            return await ForgetMeCommand.ConfirmAsync(turn, pressed);
        }

        if (pressed.Data.StartsWith(HouseholdsCommand.Data, StringComparison.Ordinal))
        {
            return await households.ImportAsync(turn, pressed.Data[HouseholdsCommand.Data.Length..]);
        }

        if (pressed.Data.StartsWith(SetupData.Mark, StringComparison.Ordinal))
        {
            return await SetupGuide.PressAsync(turn, pressed.Data);
        }

        if (pressed.Data.StartsWith(MarkingSheet.Data, StringComparison.Ordinal))
        {
            return await MarkingPaper.PressAsync(turn, pressed.Data);
        }

        if (pressed.Data.StartsWith(LanguageCommand.Data, StringComparison.Ordinal))
        {
            return LanguageCommand.Choose(turn, pressed.Data[LanguageCommand.Data.Length..]);
        }

        if (pressed.Data.StartsWith(AffairsCommand.Data, StringComparison.Ordinal))
        {
            return await TurnPageAsync(turn, pressed.Data);
        }

        if (ButtonData.Read(pressed.Data) is not { } data || await turn.Work.AffairAsync(data.AffairId) is not { } row)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        return await MayReachAsync(turn, row)
            ? await RunAsync(turn, row, data)
            : turn.Refuse(Reason.Outsider);
    }

    private static Task<Answer> RunAsync(CommandContext turn, AffairRow row, ButtonData data) => (data.Verb, data.Numbers) switch
    {
        (ButtonVerbs.Vote, [var round, var choice]) => BallotButtons.RunAsync(turn, row, round, choice),
        (ButtonVerbs.Mark, [var round]) => MarkingPaper.OpenAsync(turn, row, round),
        (ButtonVerbs.Paper, [var round, var household, var choice]) => BallotButtons.WitnessAsync(turn, row, round, household, choice),
        (ButtonVerbs.Rate, [var score]) => turn.ActAsync(row, new Rate(turn.Me, score), "done.rate"),
        (ButtonVerbs.Second, []) => turn.ActAsync(row, new Second(turn.Me), "done.second"),
        (ButtonVerbs.Discuss, []) => turn.ActAsync(row, new OpenDiscussion(turn.Me), "done.discuss"),
        (ButtonVerbs.OpenVote, []) => turn.ActAsync(row, new OpenVote(turn.Me, null, null), "done.openvote"),
        (ButtonVerbs.CloseVote, []) => turn.ActAsync(row, new CloseVote(turn.Me), "done.closevote"),
        (ButtonVerbs.Claim, []) => turn.ActAsync(row, new Claim(turn.Me), "done.claim"),
        (ButtonVerbs.Release, []) => turn.ActAsync(row, new Release(turn.Me), "done.release"),
        (ButtonVerbs.Done, []) => turn.ActAsync(row, new ReportDone(turn.Me, "", []), "done.done"),
        (ButtonVerbs.Accept, []) => turn.ActAsync(row, new AcceptWork(turn.Me), "done.accept"),
        (ButtonVerbs.Close, []) => turn.ActAsync(row, new Close(turn.Me, ""), "done.close"),
        (ButtonVerbs.Withdraw, []) => turn.ActAsync(row, new Withdraw(turn.Me), "done.withdraw"),
        (ButtonVerbs.Urgent, []) => turn.ActAsync(row, new DeclareUrgent(turn.Me), "done.urgent"),
        (ButtonVerbs.Settle, [var unit]) => turn.ActAsync(row, new ChooseUnit(turn.Me, unit == 0 ? null : unit), "done.settle"),
        (ButtonVerbs.MyBallot, []) => BallotCommand.ShowAsync(turn, row),
        (ButtonVerbs.More, []) => Task.FromResult(MoreMenu.For(turn, row)),
        (ButtonVerbs.Reject or ButtonVerbs.Object or ButtonVerbs.Say or ButtonVerbs.Option, []) => Task.FromResult(Ask(turn, row, data.Verb)),
        _ => Task.FromResult(turn.Refuse(Reason.ButtonIsOld)),
    };

    /// <summary>These need words, which the person writes as a reply.</summary>
    private static Answer Ask(CommandContext turn, AffairRow row, string command) =>
        new Answer.Ask(turn.Texts.Say("ask." + command, ("number", row.Number), ("title", row.Title)), command) { AffairId = row.Id };

    private static async Task<Answer> TurnPageAsync(CommandContext turn, string data)
    {
        var parts = data.Split(':', 4);
        if (parts is not [_, var id, var number, var filter]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var communityId)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            || page > 10_000)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        return turn.Community?.Id == communityId || (turn.IsPrivate && await turn.Work.IsAnywhereInAsync(communityId, turn.Person.Id))
            ? await AffairsCommand.ShowAsync(turn, await turn.Work.CommunityAsync(communityId), filter, page)
            : turn.Refuse(Reason.Outsider);
    }

    internal static async Task<bool> MayReachAsync(CommandContext turn, AffairRow row) =>
        turn.IsPrivate
            ? await turn.Work.MemberAsync(row.GroupId, turn.Person.Id) is { HasLeft: false }
                || await turn.Work.IsAnywhereInAsync(row.CommunityId, turn.Person.Id)
            : turn.Community?.Id == row.CommunityId;
}
