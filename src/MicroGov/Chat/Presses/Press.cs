using System.Globalization;
using MicroGov.Chat.Commands;
using MicroGov.Chat.Residents;
using MicroGov.Chat.Setting;
using MicroGov.Core.Affairs;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Presses;

/// <summary>
/// What a pressed button wants. Its data may have been made up, so the affair must belong to the chat it was pressed in,
/// or its presser to the affair's community.
/// </summary>
public static class Press
{
    /// <summary>The button that starts raising something.</summary>
    public const string Raise = "r";

    public static async Task<Answer> RunAsync(Turn turn, Pressed pressed, HouseholdsCommand households)
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

        if (PressData.Read(pressed.Data) is not { } data || await turn.Session.AffairAsync(data.AffairId) is not { } row)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        return await MayReachAsync(turn, row)
            ? await RunAsync(turn, row, data)
            : turn.Refuse(Reason.Outsider);
    }

    private static Task<Answer> RunAsync(Turn turn, AffairRow row, PressData data) => (data.Verb, data.Numbers) switch
    {
        (Verbs.Vote, [var round, var choice]) => CastPress.RunAsync(turn, row, round, choice),
        (Verbs.Mark, [var round]) => MarkingPaper.OpenAsync(turn, row, round),
        (Verbs.Paper, [var round, var household, var choice]) => CastPress.WitnessAsync(turn, row, round, household, choice),
        (Verbs.Rate, [var score]) => turn.ActAsync(row, new Rate(turn.Me, score), "done.rate"),
        (Verbs.Second, []) => turn.ActAsync(row, new Second(turn.Me), "done.second"),
        (Verbs.Discuss, []) => turn.ActAsync(row, new OpenDiscussion(turn.Me), "done.discuss"),
        (Verbs.OpenVote, []) => turn.ActAsync(row, new OpenVote(turn.Me, null, null), "done.openvote"),
        (Verbs.CloseVote, []) => turn.ActAsync(row, new CloseVote(turn.Me), "done.closevote"),
        (Verbs.Claim, []) => turn.ActAsync(row, new Claim(turn.Me), "done.claim"),
        (Verbs.Release, []) => turn.ActAsync(row, new Release(turn.Me), "done.release"),
        (Verbs.Done, []) => turn.ActAsync(row, new ReportDone(turn.Me, "", []), "done.done"),
        (Verbs.Accept, []) => turn.ActAsync(row, new AcceptWork(turn.Me), "done.accept"),
        (Verbs.Close, []) => turn.ActAsync(row, new Close(turn.Me, ""), "done.close"),
        (Verbs.Withdraw, []) => turn.ActAsync(row, new Withdraw(turn.Me), "done.withdraw"),
        (Verbs.Urgent, []) => turn.ActAsync(row, new DeclareUrgent(turn.Me), "done.urgent"),
        (Verbs.Settle, [var unit]) => turn.ActAsync(row, new Settle(turn.Me, unit == 0 ? null : unit), "done.settle"),
        (Verbs.MyBallot, []) => BallotCommand.ShowAsync(turn, row),
        (Verbs.More, []) => Task.FromResult(MoreMenu.For(turn, row)),
        (Verbs.Reject or Verbs.Object or Verbs.Say or Verbs.Option, []) => Task.FromResult(Ask(turn, row, data.Verb)),
        _ => Task.FromResult(turn.Refuse(Reason.ButtonIsOld)),
    };

    /// <summary>These need words, which the person writes as a reply.</summary>
    private static Answer Ask(Turn turn, AffairRow row, string command) =>
        new Answer.Ask(turn.Texts.Say("ask." + command, ("number", row.Number), ("title", row.Title)), command) { AffairId = row.Id };

    private static async Task<Answer> TurnPageAsync(Turn turn, string data)
    {
        var parts = data.Split(':', 4);
        if (parts is not [_, var id, var number, var filter]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var communityId)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            || page > 10_000)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        return turn.Community?.Id == communityId || (turn.IsPrivate && await turn.Session.IsAnywhereInAsync(communityId, turn.Person.Id))
            ? await AffairsCommand.ShowAsync(turn, await turn.Session.CommunityAsync(communityId), filter, page)
            : turn.Refuse(Reason.Outsider);
    }

    internal static async Task<bool> MayReachAsync(Turn turn, AffairRow row) =>
        turn.IsPrivate
            ? await turn.Session.MemberAsync(row.GroupId, turn.Person.Id) is { HasLeft: false }
                || await turn.Session.IsAnywhereInAsync(row.CommunityId, turn.Person.Id)
            : turn.Community?.Id == row.CommunityId;
}
