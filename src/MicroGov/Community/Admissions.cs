using System.Globalization;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

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
        var oldest = work.Now - Waits;
        await work.Db.Admissions.Where(row => row.PersonId == context.Person.Id && row.At < oldest).ExecuteDeleteAsync(work.Ct);
        var open = await work.Db.Admissions.Where(row => row.PersonId == context.Person.Id).ToListAsync(work.Ct);
        if ((await work.ResidencesAsync(context.Person.Id)).Any(one => one.HouseholdId == household.Id))
        {
            return context.Refuse(Reason.AlreadyBound);
        }

        if (open.Exists(row => row.HouseholdId == household.Id))
        {
            return context.Refuse(Reason.AlreadyAsked);
        }

        if (open.Count >= MostOpen)
        {
            return new Answer.Refuse(new Refusal(Reason.TooManyAsked).With("most", MostOpen));
        }

        var admission = new AdmissionRow
        {
            CommunityId = home.Community.Id, PersonId = context.Person.Id, HouseholdId = household.Id, At = work.Now,
        };
        work.Db.Admissions.Add(admission);
        await work.SaveAsync();
        var leaders = (await Leaders.OfAsync(work, home.Community, household.UnitId)).Where(person => person.CanBeWrittenTo).ToList();
        foreach (var leader in leaders)
        {
            var texts = Wording.In(leader.Language);
            work.Enqueue(leader.TelegramId, new PrivateMessage(leader.TelegramId, texts.Say(
                "admission.ask", ("name", context.Person.MentionIn(texts)), ("door", household.Door)))
            {
                Buttons = Buttons(texts, admission.Id),
            });
        }

        if (leaders.Count == 0)
        {
            var texts = Wording.In(home.Community.Language);
            var key = work.TermsFor(home.Community).ShowDoors ? "admission.ask.group" : "admission.ask.group.nodoor";
            work.Enqueue(home.ChatId, new PostMessage(home.ChatId, texts.Say(
                key, ("name", context.Person.MentionIn(texts)), ("door", household.Door)))
            {
                // Whoever answers must see which door it is, and the group need not.
                Buttons = work.TermsFor(home.Community).ShowDoors
                    ? Buttons(texts, admission.Id)
                    : [[new(texts["button.look"], $"{Data}{admission.Id}:look")]],
            });
        }

        return new Answer.Done(context.Texts.Say("done.join.asked"));
    }

    /// <summary>A button was pressed, perhaps by somebody who may not, perhaps twice.</summary>
    public static async Task<Answer> AnswerAsync(CommandContext context, string data)
    {
        var work = context.Work;
        if (data.Split(':') is not ["j", var number, ("yes" or "no" or "look") and var word]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await work.Db.Admissions.FindAsync([id], work.Ct) is not { } admission)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        var community = await work.CommunityAsync(admission.CommunityId);
        var household = await work.Db.Households.AsNoTracking().SingleOrDefaultAsync(row => row.Id == admission.HouseholdId, work.Ct);
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

        if (word == "look")
        {
            return await ShowAsync(context, admission, household);
        }

        var person = await work.PersonAsync(new(admission.PersonId));
        var theirs = Wording.In(person.Language);
        if (word == "no")
        {
            work.Db.Admissions.Remove(admission);
            Tell(work, person, theirs.Say("admission.declined", ("door", household.Door)));
            return new Answer.Done(context.Texts.Say("done.admission.declined", ("name", person.NameIn(context.Texts))));
        }

        var bound = await context.ActAsync(home, new AnswerAdmission(context.Me, new(person.Id), household.Id), household.UnitId);
        if (bound.Refusal is { } refusal)
        {
            work.Db.Admissions.Remove(admission);
            return new Answer.Refuse(refusal);
        }

        await new HouseholdMembership(work).WelcomeAsync(community, household.Id, person);
        Tell(work, person, theirs.Say("admission.accepted", ("door", household.Door), ("group", community.Title)));
        return new Answer.Done(context.Texts.Say("done.admission.accepted", ("name", person.NameIn(context.Texts))));
    }

    private static async Task<Answer> ShowAsync(CommandContext context, AdmissionRow admission, HouseholdRow household)
    {
        var person = await context.Work.PersonAsync(new(admission.PersonId));
        return new Answer.Tell(context.Texts.Say(
            "admission.ask", ("name", person.MentionIn(context.Texts)), ("door", household.Door)))
        {
            Buttons = Buttons(context.Texts, admission.Id),
            IsSecret = true,
        };
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
