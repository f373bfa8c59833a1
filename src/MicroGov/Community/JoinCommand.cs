using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Community;

/// <summary>
/// <c>/join CODE-OR-DOOR</c>: with a code from a card or a link, at once; with the door, as soon as somebody who leads says so.
/// A code that links a group, typed in that group, makes it one of a community's.
/// </summary>
public sealed class JoinCommand : ChatCommand
{
    public override string Name => "join";

    /// <summary>A code says by itself which community it is of, and so does the answer.</summary>
    public override CommandScope Scope => CommandScope.Person;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        var text = TypedText.Line(words.TakeAll());
        if (text.Length == 0)
        {
            return context.Refuse(Reason.NeedsCodeOrDoor);
        }

        // A door may look like a code, and is looked for first: it is public, and costs nobody a try.
        var places = await PlacesAsync(context);
        foreach (var home in places)
        {
            if (await context.Work.Households.FindAsync(home.Community.Id, text) is { } household)
            {
                return await Admissions.AskAsync(context, home, household);
            }
        }

        return OneTimeCode.Read(text) is { } code ? await RedeemAsync(context, code)
            : places.Count == 0 ? context.Refuse(Reason.UnknownCommunity)
            : new Answer.Refuse(new Refusal(Reason.NoSuchDoor).With("door", text));
    }

    /// <summary>
    /// Where the door can be: their own group, and in private those that they ask to join and are told so to answer.
    /// </summary>
    private static async Task<IReadOnlyList<Home>> PlacesAsync(CommandContext context)
    {
        var places = new List<Home>();
        if (context.Home is { } home)
        {
            places.Add(home);
        }

        if (context is { IsPrivate: true, Choice.Count: 0 })
        {
            foreach (var group in await context.Work.Admissions.GroupsAskedForAsync(context.Person.Id))
            {
                places.Add(await context.Work.Homes.GetAsync(group));
            }
        }

        return places;
    }

    /// <summary>The same for a code that stands in a link.</summary>
    public static async Task<Answer> RedeemAsync(CommandContext context, string code)
    {
        var found = await new Codes(context.Work).FindAsync(context.Person.Id, code);
        if (found.Refusal is { } refusal)
        {
            return new Answer.Refuse(refusal);
        }

        if (found.Value.HouseholdId is not { } household)
        {
            return await GroupLinking.LinkAsync(context, found.Value);
        }

        var community = await context.Work.Communities.GetAsync(found.Value.CommunityId);
        var joined = await CommunityPipeline.FollowAsync(context.Work, community, new JoinHousehold(context.Me, household));
        if (joined.Refusal is { } no)
        {
            return new Answer.Refuse(no);
        }

        var home = await new HouseholdMembership(context.Work).WelcomeAsync(community, household, context.Person);
        found.Value.UsedAt = context.Work.Now;
        return new Answer.Done(context.Texts.Say("done.join", ("door", home.Door), ("group", community.Title)))
        {
            IsSecret = true,
        };
    }
}
