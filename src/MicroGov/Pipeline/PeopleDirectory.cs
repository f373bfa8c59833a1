using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>Who is who: people as they become known, update by update.</summary>
public static class PeopleDirectory
{
    /// <summary>The person's row, brought up to date with what Telegram shows of them now.</summary>
    public static async Task<PersonRow> MeetAsync(UnitOfWork work, Caller caller)
    {
        var person = await work.People.OfAccountAsync(caller.TelegramId);
        if (person is null)
        {
            person = new PersonRow { TelegramId = caller.TelegramId };
            work.People.Add(person);
        }

        person.Name = caller.Name;
        var username = caller.Username?.ToLowerInvariant();
        if (username is not null && username != person.Username)
        {
            await GiveUpAsync(work, [username], caller.TelegramId);
        }

        person.Username = username;
        if (!person.LanguageChosen && caller.LanguageCode is { } code)
        {
            person.Language = Wording.Known(code);
        }

        if (person.Id == 0)
        {
            // The journal names people by this number, so it must be known before anything else is written.
            await work.SaveAsync();
        }

        return person;
    }

    /// <summary>The person for reading only: their row is brought up to date when Telegram shows something new of them.</summary>
    public static async Task<PersonRow> RecognizeAsync(UnitOfWork work, Caller caller) =>
        work.People.Glimpse(caller.TelegramId) is { } known && Shows(known, caller) ? known : await MeetAsync(work, caller);

    private static bool Shows(PersonRow known, Caller caller) =>
        known.Name == caller.Name
        && known.Username == caller.Username?.ToLowerInvariant()
        && (known.LanguageChosen || caller.LanguageCode is not { } code || known.Language == Wording.Known(code));

    /// <summary>People met for the first time, written down together.</summary>
    public static async Task MeetAllAsync(UnitOfWork work, IReadOnlyCollection<Caller> strangers)
    {
        if (strangers.Count == 0)
        {
            return;
        }

        await GiveUpAsync(work, [.. strangers.Select(caller => caller.Username?.ToLowerInvariant()).OfType<string>()]);
        var taken = new HashSet<string>();
        foreach (var caller in strangers)
        {
            var username = caller.Username?.ToLowerInvariant();
            work.People.Add(new()
            {
                TelegramId = caller.TelegramId,
                Name = caller.Name,
                Username = username is not null && taken.Add(username) ? username : null,
                Language = caller.LanguageCode is { } code ? Wording.Known(code) : new PersonRow().Language,
            });
        }

        await work.SaveAsync();
    }

    /// <summary>Usernames change hands; the work must not be offered to the former owner.</summary>
    private static async Task GiveUpAsync(UnitOfWork work, IReadOnlyCollection<string> usernames, long except = 0)
    {
        if (usernames.Count > 0)
        {
            await work.People.TakeUsernamesAsync(usernames, except);
        }
    }
}
