using MicroGov.Core.Affairs;
using MicroGov.Core.Voting;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>What is said of one ballot, to those whom it concerns: a household, a witness, whoever holds a proxy.</summary>
internal sealed class BallotNotices(AnnouncementContext context)
{
    private readonly UnitOfWork work = context.Work;
    private readonly Home home = context.Home;
    private readonly Affair affair = context.Affair;
    private readonly Wording texts = context.Texts;

    /// <summary>
    /// Those behind the door see who gave their household's ballot, and how, unless it is secret. In private only: it is theirs.
    /// </summary>
    public async Task TellHouseholdAsync(BallotCast cast)
    {
        if (cast.Household is not { } household)
        {
            return;
        }

        var others = await work.Households.HousematesAsync(household, cast.By.Value);
        var name = others.Count == 0 ? new Html("") : (await work.People.GetAsync(cast.By)).NameIn(texts);
        var key = cast.Witness is not null ? "nudge.paper" : cast.ByProxy == true ? "nudge.byproxy" : "nudge.household";
        foreach (var person in others.Where(person => person.CanBeWrittenTo))
        {
            var theirs = Wording.In(person.Language);
            var choice = cast.Choice is { } marking ? ChoiceNames.Of(affair.Vote!, marking, theirs) : theirs["choice.sealed"];
            Write(person, theirs.Say(key, context.Naming(("name", name), ("choice", choice))));
        }
    }

    /// <summary>
    /// A ballot on paper waits for somebody else who has seen it: those who lead and can be written to, else the group. Its door
    /// stands in the group only where the community shows doors.
    /// </summary>
    public async Task AskForWitnessAsync(PaperNoted noted)
    {
        var household = await work.Households.FindAsync(noted.Household);
        var writer = await work.People.GetAsync(noted.By);
        var leaders = household is null ? []
            : (await work.Offices.LeadersAsync(home.Community, household.UnitId))
                .Where(one => one.CanBeWrittenTo && one.Id != writer.Id).ToList();
        foreach (var leader in leaders)
        {
            var theirs = Wording.In(leader.Language);
            work.Enqueue(leader.TelegramId, new PrivateMessage(leader.TelegramId, Ask(theirs, household!.Door))
            {
                AffairId = affair.Id,
                Buttons = Witness(theirs),
            });
        }

        if (leaders.Count == 0)
        {
            var door = context.Terms.ShowDoors && household is not null ? household.Door : texts["door.hidden"];
            context.Post(new PostMessage(home.ChatId, Ask(texts, door, affair.Vote!.Rule.IsHidden))
            {
                AffairId = affair.Id,
                Buttons = Witness(texts),
            });
        }

        Html Ask(Wording words, string door, bool isCovered = false) => words.Say("news.paper", context.Naming(
            ("name", writer.NameIn(words)), ("door", door),
            ("choice", isCovered ? words["choice.sealed"] : ChoiceNames.Of(affair.Vote!, noted.Choice, words))));

        IReadOnlyList<IReadOnlyList<Button>> Witness(Wording words) =>
            [[AffairButton.Draw(
                affair, VotingButtons.Paper, words["button.witness"], noted.Round, (int)noted.Household, noted.Choice.Choice)]];
    }

    public async Task TellHolderAsync(ProxyGiven given)
    {
        var (holder, giver) = (await work.People.GetAsync(given.To), await work.People.GetAsync(given.By));
        var theirs = Wording.In(holder.Language);
        if (holder.CanBeWrittenTo)
        {
            Write(holder, theirs.Say("nudge.proxy", context.Naming(("name", giver.NameIn(theirs)))));
        }
    }

    private void Write(PersonRow person, Html words) =>
        work.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, words) { AffairId = affair.Id });
}
