using MicroGov.Core;
using MicroGov.Pipeline;
using MicroGov.Storage.ReadModels;

namespace MicroGov.Community;

/// <summary><c>/me</c>: who the service thinks I am, what I raised, do, and have yet to vote on.</summary>
public sealed class MeCommand(IReadOnlyList<WaitingAffairs> waiting) : ChatCommand
{
    private const int MostShown = 10;

    public override string Name => "me";

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Community is not { } community)
        {
            return context.Choice.Count > 0
                ? context.Refuse(Reason.UnknownCommunity)
                : new Answer.Tell(context.Texts.Say("me.nowhere", ("name", context.Person.NameIn(context.Texts))));
        }

        await context.Work.SaveAsync();
        var me = context.Person.Id;
        var counts = await AffairCounts.OfAsync(context.Work, community.Id, me);
        var missing = new List<int>();
        foreach (var affairs in waiting)
        {
            missing.AddRange(await affairs(context));
        }

        var doors = (await context.Work.Households.ResidencesAsync(me))
            .Where(one => one.CommunityId == community.Id)
            .Select(one => one.Door)
            .ToList();
        var own =
            doors.Count == 0 || context.IsOverheard
                ? ""
                : "\n" + context.Texts.Say("me.doors", ("doors", string.Join(", ", doors))).Value;
        return new Answer.Tell(
            new(
                context
                    .Texts.Say(
                        "me.here",
                        ("name", context.Person.NameIn(context.Texts)),
                        ("group", community.Title),
                        ("raised", counts.Raised),
                        ("doing", counts.Doing),
                        ("done", counts.Done),
                        (
                            "missing",
                            missing.Count == 0 ? "–" : string.Join(", ", missing.Take(MostShown).Select(number => "#" + number))
                                + (missing.Count > MostShown ? ", …" : "")))
                    .Value + own))
        {
            IsSecret = own.Length > 0,
            Buttons = context is { IsPrivate: true, Person.GroupId: not null } ? GroupQuestion.EndChoice(context.Texts) : [],
        };
    }
}
