using MicroGov.Core.Affairs;
using MicroGov.Delivery;
using MicroGov.Storage.Rows;

namespace MicroGov.Chat.Presses;

/// <summary>What "More" offers: the rarer things, shown to the one who pressed.</summary>
internal static class MoreMenu
{
    public static Answer For(Turn turn, AffairRow row)
    {
        var affair = turn.Session.StateOf(row);
        var rows = VerbsOf(affair)
            .Select(verb => new Button(turn.Texts["button." + verb], PressData.Of(affair.Id, verb)))
            .Chunk(2)
            .ToList();
        return new Answer.Tell(turn.Texts.Say("more." + affair.Stage, ("number", affair.Number), ("title", affair.Title)))
        {
            Buttons = rows,
            AffairId = affair.Id,
        };
    }

    private static string[] VerbsOf(Affair affair) => affair.Stage switch
    {
        Stage.Raised => [Verbs.Say, Verbs.Option, Verbs.Urgent, Verbs.Withdraw],
        Stage.Discussing => [Verbs.Say, Verbs.Option, Verbs.Urgent, Verbs.Withdraw],
        Stage.Voting => [Verbs.MyBallot, Verbs.Say, Verbs.CloseVote, Verbs.Withdraw],
        Stage.Assigning => [Verbs.Release, Verbs.Withdraw],
        Stage.Underway => [Verbs.Done, Verbs.Release],
        Stage.Reported when affair.NoticeUntil is not null => [Verbs.Object],
        _ => [],
    };
}
