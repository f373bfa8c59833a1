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
    public static async Task<Answer> AskAsync(CommandContext turn, Home home, HouseholdRow household)
    {
        var session = turn.Work;
        var oldest = session.Now - Waits;
        await session.Db.Admissions.Where(row => row.PersonId == turn.Person.Id && row.At < oldest).ExecuteDeleteAsync(session.Ct);
        var open = await session.Db.Admissions.Where(row => row.PersonId == turn.Person.Id).ToListAsync(session.Ct);
        if ((await session.ResidencesAsync(turn.Person.Id)).Any(one => one.HouseholdId == household.Id))
        {
            return turn.Refuse(Reason.AlreadyBound);
        }

        if (open.Exists(row => row.HouseholdId == household.Id))
        {
            return turn.Refuse(Reason.AlreadyAsked);
        }

        if (open.Count >= MostOpen)
        {
            return new Answer.Refuse(new Refusal(Reason.TooManyAsked).With("most", MostOpen));
        }

        var admission = new AdmissionRow
        {
            CommunityId = home.Community.Id, PersonId = turn.Person.Id, HouseholdId = household.Id, At = session.Now,
        };
        session.Db.Admissions.Add(admission);
        await session.SaveAsync();
        var leaders = (await Leaders.OfAsync(session, home.Community, household.UnitId)).Where(person => person.CanBeWrittenTo).ToList();
        foreach (var leader in leaders)
        {
            var texts = Wording.In(leader.Language);
            session.Enqueue(leader.TelegramId, new PrivateMessage(leader.TelegramId, texts.Say(
                "admission.ask", ("name", turn.Person.MentionIn(texts)), ("door", household.Door)))
            {
                Buttons = Buttons(texts, admission.Id),
            });
        }

        if (leaders.Count == 0)
        {
            var texts = Wording.In(home.Community.Language);
            var key = session.TermsFor(home.Community).ShowDoors ? "admission.ask.group" : "admission.ask.group.nodoor";
            session.Enqueue(home.ChatId, new PostMessage(home.ChatId, texts.Say(
                key, ("name", turn.Person.MentionIn(texts)), ("door", household.Door)))
            {
                // Whoever answers must see which door it is, and the group need not.
                Buttons = session.TermsFor(home.Community).ShowDoors
                    ? Buttons(texts, admission.Id)
                    : [[new(texts["button.look"], $"{Data}{admission.Id}:look")]],
            });
        }

        return new Answer.Done(turn.Texts.Say("done.join.asked"));
    }

    /// <summary>A button was pressed, perhaps by somebody who may not, perhaps twice.</summary>
    public static async Task<Answer> AnswerAsync(CommandContext turn, string data)
    {
        var session = turn.Work;
        if (data.Split(':') is not ["j", var number, ("yes" or "no" or "look") and var word]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await session.Db.Admissions.FindAsync([id], session.Ct) is not { } admission)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        var community = await session.CommunityAsync(admission.CommunityId);
        var household = await session.Db.Households.AsNoTracking().SingleOrDefaultAsync(row => row.Id == admission.HouseholdId, session.Ct);
        if (household is null || await turn.HomeInAsync(community.Id) is not { } home)
        {
            return turn.Refuse(household is null ? Reason.ButtonIsOld : Reason.Outsider);
        }

        if (await turn.MayNotAsync<AnswerAdmission>(home, household.UnitId) is { } no)
        {
            return no;
        }

        if (admission.PersonId == turn.Person.Id)
        {
            return turn.Refuse(Reason.NotYourself);
        }

        if (word == "look")
        {
            return await ShowAsync(turn, admission, household);
        }

        var person = await session.PersonAsync(new(admission.PersonId));
        var theirs = Wording.In(person.Language);
        if (word == "no")
        {
            session.Db.Admissions.Remove(admission);
            Tell(session, person, theirs.Say("admission.declined", ("door", household.Door)));
            return new Answer.Done(turn.Texts.Say("done.admission.declined", ("name", person.NameIn(turn.Texts))));
        }

        var bound = await turn.ActAsync(home, new AnswerAdmission(turn.Me, new(person.Id), household.Id), household.UnitId);
        if (bound.Refusal is { } refusal)
        {
            session.Db.Admissions.Remove(admission);
            return new Answer.Refuse(refusal);
        }

        await new HouseholdMembership(session).WelcomeAsync(community, household.Id, person);
        Tell(session, person, theirs.Say("admission.accepted", ("door", household.Door), ("group", community.Title)));
        return new Answer.Done(turn.Texts.Say("done.admission.accepted", ("name", person.NameIn(turn.Texts))));
    }

    private static async Task<Answer> ShowAsync(CommandContext turn, AdmissionRow admission, HouseholdRow household)
    {
        var person = await turn.Work.PersonAsync(new(admission.PersonId));
        return new Answer.Tell(turn.Texts.Say(
            "admission.ask", ("name", person.MentionIn(turn.Texts)), ("door", household.Door)))
        {
            Buttons = Buttons(turn.Texts, admission.Id),
            IsSecret = true,
        };
    }

    private static void Tell(UnitOfWork session, PersonRow person, Html html)
    {
        if (person.CanBeWrittenTo)
        {
            session.Enqueue(person.TelegramId, new PrivateMessage(person.TelegramId, html));
        }
    }

    private static IReadOnlyList<IReadOnlyList<Button>> Buttons(Wording texts, long id) =>
        [[new(texts["button.letin"], $"{Data}{id}:yes"), new(texts["button.turnaway"], $"{Data}{id}:no")]];
}
