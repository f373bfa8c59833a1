using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>Somebody without a code asks to be let into a household, and somebody who leads there answers by a button.</summary>
internal static class Admissions
{
    /// <summary>What the buttons send back: <c>j:NUMBER:yes|no</c>.</summary>
    public const string Data = "j:";

    private const int MostOpen = 3;

    /// <summary>After that one may ask again: nobody seems to have read it.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    /// <summary>Asks those who lead and can be written to; where there is none, the group.</summary>
    public static async Task<Answer> AskAsync(CommandContext context, Home home, HouseholdRow household)
    {
        var work = context.Work;
        if (await HindranceAsync(context, household) is { } no)
        {
            return no;
        }

        var admission = await work.Admissions.AskAsync(home.Community.Id, context.Person.Id, household.Id);
        var leaders = (await work.Offices.LeadersAsync(home.Community, household.UnitId))
            .Where(person => person.CanBeWrittenTo).ToList();
        foreach (var leader in leaders)
        {
            var texts = Wording.In(leader.Language);
            work.Enqueue(leader.TelegramId, new PrivateMessage(
                leader.TelegramId, Question(texts, "admission.ask", context.Person, household))
            {
                Buttons = Buttons(texts, admission.Id),
            });
        }

        if (leaders.Count == 0)
        {
            AskGroup(context, home, household, admission);
        }

        return new Answer.Done(context.Naming(home.Community.Title, context.Texts.Say("done.join.asked")));
    }

    /// <summary>Why somebody cannot ask to be let in now.</summary>
    private static async Task<Answer?> HindranceAsync(CommandContext context, HouseholdRow household)
    {
        var (work, person) = (context.Work, context.Person.Id);
        var open = await work.Admissions.OpenSinceAsync(work.Now - Waits, person);
        var homes = await work.Households.ResidencesAsync(person);
        return homes.Any(one => one.HouseholdId == household.Id) ? context.Refuse(Reason.AlreadyBound)
            : open.Exists(row => row.HouseholdId == household.Id) ? context.Refuse(Reason.AlreadyAsked)
            : open.Count >= MostOpen ? new Answer.Refuse(new Refusal(Reason.TooManyAsked).With("most", MostOpen))
            : null;
    }

    private static void AskGroup(CommandContext context, Home home, HouseholdRow household, AdmissionRow admission)
    {
        var texts = Wording.In(home.Community.Language);
        var showsDoors = context.Work.Communities.TermsFor(home.Community).ShowDoors;
        var key = showsDoors ? "admission.ask.group" : "admission.ask.group.nodoor";
        context.Work.Enqueue(home.ChatId, new PostMessage(home.ChatId, Question(texts, key, context.Person, household))
        {
            // Whoever answers must see which door it is, and the group need not.
            Buttons = showsDoors
                ? Buttons(texts, admission.Id)
                : [[new(texts["button.look"], $"{Data}{admission.Id}:look")]],
        });
    }

    private static Html Question(Wording texts, string key, PersonRow person, HouseholdRow household) =>
        texts.Say(key, ("name", person.MentionIn(texts)), ("door", household.Door));

    /// <summary>A button was pressed, perhaps by somebody who may not, perhaps twice.</summary>
    public static async Task<Answer> AnswerAsync(CommandContext context, string data)
    {
        var work = context.Work;
        if (data.Split(':') is not ["j", var number, ("yes" or "no" or "look") and var word]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await work.Admissions.FindAsync(id) is not { } admission)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        var community = await work.Communities.GetAsync(admission.CommunityId);
        var household = await work.Households.FindAsync(admission.HouseholdId);
        if (household is null || await context.HomeInAsync(community.Id) is not { } home)
        {
            return context.Refuse(household is null ? Reason.ButtonIsOld : Reason.Outsider);
        }

        if (await context.MayNotAsync<AnswerAdmission>(home, household.UnitId) is { } no)
        {
            return no;
        }

        if (admission.PersonId == context.Person.Id)
        {
            return context.Refuse(Reason.NotYourself);
        }

        return word switch
        {
            "look" => await ShowAsync(context, admission, household),
            "no" => await DeclineAsync(context, admission, household),
            _ => await LetInAsync(context, home, admission, household),
        };
    }

    private static async Task<Answer> ShowAsync(CommandContext context, AdmissionRow admission, HouseholdRow household)
    {
        var person = await context.Work.People.GetAsync(new(admission.PersonId));
        return new Answer.Tell(Question(context.Texts, "admission.ask", person, household))
        {
            Buttons = Buttons(context.Texts, admission.Id),
            IsSecret = true,
        };
    }

    private static async Task<Answer> DeclineAsync(CommandContext context, AdmissionRow admission, HouseholdRow household)
    {
        var person = await context.Work.People.GetAsync(new(admission.PersonId));
        context.Work.Admissions.Remove(admission);
        Tell(context.Work, person, Wording.In(person.Language).Say("admission.declined", ("door", household.Door)));
        return new Answer.Done(context.Texts.Say("done.admission.declined", ("name", person.NameIn(context.Texts))));
    }

    private static async Task<Answer> LetInAsync(
        CommandContext context, Home home, AdmissionRow admission, HouseholdRow household)
    {
        var work = context.Work;
        var person = await work.People.GetAsync(new(admission.PersonId));
        var bound = await context.ActAsync(home, new AnswerAdmission(context.Me, new(person.Id), household.Id), household.UnitId);
        if (bound.Refusal is { } refusal)
        {
            work.Admissions.Remove(admission);
            return new Answer.Refuse(refusal);
        }

        var community = await work.Communities.GetAsync(admission.CommunityId);
        await new HouseholdMembership(work).WelcomeAsync(community, household.Id, person);
        Tell(work, person, Wording.In(person.Language).Say(
            "admission.accepted", ("door", household.Door), ("group", community.Title)));
        return new Answer.Done(context.Texts.Say("done.admission.accepted", ("name", person.NameIn(context.Texts))));
    }

    private static void Tell(UnitOfWork work, PersonRow person, Html html)
    {
        if (person.CanBeWrittenTo)
        {
            work.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, html));
        }
    }

    private static IReadOnlyList<IReadOnlyList<Button>> Buttons(Wording texts, long id) =>
        [[new(texts["button.letin"], $"{Data}{id}:yes"), new(texts["button.turnaway"], $"{Data}{id}:no")]];
}
