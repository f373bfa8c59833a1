using MicroGov.Core.Affairs;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Chat.Commands;

/// <summary><c>/me</c>: who the service thinks I am, what I raised, do, and have yet to vote on.</summary>
public sealed class MeCommand : ChatCommand
{
    public override string Name => "me";

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(Turn turn, Words words)
    {
        if (turn.Community is not { } community)
        {
            return new Answer.Tell(turn.Texts.Say("me.nowhere", ("name", turn.Person.Name)));
        }

        var db = turn.Session.Db;
        await turn.Session.SaveAsync();
        var (me, voting, closed) = (turn.Person.Id, nameof(Stage.Voting), nameof(Stage.Closed));
        var here = db.Affairs.AsNoTracking().Where(row => row.CommunityId == community.Id);
        var raised = await here.CountAsync(row => row.RaisedBy == me, turn.Session.Ct);
        var doing = await here.CountAsync(row => row.Doer == me && row.Stage != closed, turn.Session.Ct);
        var done = await here.CountAsync(row => row.Doer == me && row.Stage == closed, turn.Session.Ct);
        var missing = await here.Where(row => row.Stage == voting)
            .Where(row => !db.Ballots.Any(ballot => ballot.AffairId == row.Id && ballot.PersonId == me))
            .OrderBy(row => row.Number).Take(10).Select(row => row.Number).ToListAsync(turn.Session.Ct);
        var doors = (await turn.Session.ResidencesAsync(me)).Where(one => one.CommunityId == community.Id).Select(one => one.Door).ToList();
        var own = doors.Count == 0 || turn.IsOverheard ? "" : "\n" + turn.Texts.Say("me.doors", ("doors", string.Join(", ", doors))).Value;
        return new Answer.Tell(new(turn.Texts.Say(
            "me.here",
            ("name", turn.Person.Name),
            ("group", community.Title),
            ("raised", raised),
            ("doing", doing),
            ("done", done),
            ("missing", missing.Count == 0 ? "–" : string.Join(", ", missing.Select(number => "#" + number)))).Value + own)) { IsSecret = own.Length > 0 };
    }
}
