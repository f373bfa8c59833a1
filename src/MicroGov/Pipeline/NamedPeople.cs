using MicroGov.Core;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>Whom the words of a command name.</summary>
public sealed class NamedPeople(TelegramLookups lookups)
{
    private static readonly TimeSpan FreshForBeingNamed = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The person that the next word names: <c>@name</c>, a mention of somebody without a username, or nobody but the
    /// author of the message replied to.
    /// </summary>
    public async Task<Result<PersonRow>> NamedAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Incoming is not MessageReceived written)
        {
            return Reason.NeedsPerson;
        }

        foreach (var (shown, caller) in written.Mentioned)
        {
            if (words.Rest.StartsWith(shown, StringComparison.Ordinal))
            {
                foreach (var _ in shown.Split(' '))
                {
                    words.Take();
                }

                return await IfPresentAsync(context, caller);
            }
        }

        if (words.Peek() is not ['@', _, ..])
        {
            return written.ReplyToAuthor is { } author ? await IfPresentAsync(context, author) : Reason.NeedsPerson;
        }

        var name = words.Take()[1..];
        var known = await context.Work.Members.FindNamedAsync(context.Home!.Group.Id, name.ToLowerInvariant());
        if (known is not null && !HasLeft(context, known.TelegramId))
        {
            return known;
        }

        var elsewhere = known ?? await context.Work.People.OfUsernameAsync(name.ToLowerInvariant());
        return new Refusal(Reason.UnknownPerson).With("name", "@" + name) with
        {
            Named = elsewhere is null ? null : new PersonId(elsewhere.Id),
        };
    }

    /// <summary>The same of somebody who holds an office here, and may have left.</summary>
    public async Task<Result<PersonRow>> NamedInOfficeAsync(CommandContext context, ArgumentReader words)
    {
        var username = words.Peek() is ['@', _, ..] ? words.Peek()[1..].ToLowerInvariant() : null;
        if (username is not null && await context.Work.Offices.FindHolderAsync(context.Community!.Id, username) is { } known)
        {
            words.Take();
            return known;
        }

        return await NamedAsync(context, words);
    }

    /// <summary>Anybody can be mentioned, or has written here once; that does not make them a neighbour.</summary>
    private async Task<Result<PersonRow>> IfPresentAsync(CommandContext context, Caller caller) =>
        HasLeft(context, caller.TelegramId)
        ? new Refusal(Reason.UnknownPerson).With("name", caller.Name) with
        {
            Named = await context.Work.People.OfAccountAsync(caller.TelegramId) is { } known ? new PersonId(known.Id) : null,
        }
        : await PeopleDirectory.MeetAsync(context.Work, caller);

    private bool HasLeft(CommandContext context, long telegramId) => lookups.Of(
        context.Work.Lookups, context.Home!.ChatId, telegramId, FreshForBeingNamed) is { IsPresent: false };
}
