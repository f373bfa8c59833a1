using MicroGov.Core.Affairs;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary>What "More" offers: the rarer things, shown to the one who pressed.</summary>
internal static class MoreMenu
{
    public static Answer For(CommandContext turn, AffairRow row)
    {
        var affair = turn.Work.StateOf(row);
        var rows = VerbsOf(affair)
            .Select(verb => new Button(turn.Texts["button." + verb], ButtonData.Of(affair.Id, verb)))
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
        Stage.Raised => [ButtonVerbs.Say, ButtonVerbs.Option, ButtonVerbs.Urgent, ButtonVerbs.Withdraw],
        Stage.Discussing => [ButtonVerbs.Say, ButtonVerbs.Option, ButtonVerbs.Urgent, ButtonVerbs.Withdraw],
        Stage.Voting => [ButtonVerbs.MyBallot, ButtonVerbs.Say, ButtonVerbs.CloseVote, ButtonVerbs.Withdraw],
        Stage.Assigning => [ButtonVerbs.Release, ButtonVerbs.Withdraw],
        Stage.Underway => [ButtonVerbs.Done, ButtonVerbs.Release],
        Stage.Reported when affair.NoticeUntil is not null => [ButtonVerbs.Object],
        _ => [],
    };
}
