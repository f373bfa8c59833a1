using System.Globalization;
using System.Text;
using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Pipeline;

/// <summary>
/// Which page of a command's list is shown. A list grows with its community, a message does not
/// (4,096 characters: https://core.telegram.org/bots/api#sendmessage), so it is shown in pages that buttons turn in place.
/// </summary>
/// <param name="Command">Without the slash; it overrides <see cref="ChatCommand.ListAsync"/>.</param>
/// <param name="Arguments">What stands behind the command; at most <see cref="LongestArguments"/> bytes.</param>
/// <param name="Number">From 0.</param>
public sealed record ListPage(string Command, string Arguments = "", int Number = 0)
{
    /// <summary>In UTF-8 bytes, so that the buttons can carry it: their data, in all, is at most 64.</summary>
    public const int LongestArguments = 36;

    /// <summary>What a turning button sends back: <c>l:COMMUNITY:COMMAND:PAGE:ARGUMENTS</c>.</summary>
    private const string Prefix = "l:";

    /// <summary>Letters of one page; what stands around its lines fits into the rest of the message.</summary>
    private const int MostLetters = 3_300;

    private const int Last = 9_999;

    /// <summary>The buttons that turn the pages of all commands.</summary>
    public static PrefixButton Turning(CommandTable commands) =>
        new(Prefix, (context, pressed) => TurnAsync(commands, context, pressed.Data));

    /// <summary>Whether buttons can carry these arguments.</summary>
    public static bool Carries(string arguments) => Encoding.UTF8.GetByteCount(arguments) <= LongestArguments;

    /// <summary>The page of these lines, as an answer: as many whole lines as fit into one message.</summary>
    /// <param name="lines">All of the list, each shorter than a page.</param>
    /// <param name="around">The message around one page's lines.</param>
    public Answer.Tell Of(
        CommandContext context, CommunityRow community, IReadOnlyList<Html> lines, Func<Html, Html> around)
    {
        var pages = Split(lines, MostLetters);
        var shown = this with { Number = Math.Min(Number, pages.Count - 1) };
        var page = pages[shown.Number];
        if (pages.Count > 1)
        {
            page = [.. page, context.Texts.Say("list.page", ("page", shown.Number + 1), ("pages", pages.Count))];
        }

        return shown.Tell(context, community, around(Html.Join("\n", page)), shown.Number < pages.Count - 1);
    }

    /// <summary>This page with the buttons that turn it.</summary>
    /// <param name="hasMore">Another page follows.</param>
    public Answer.Tell Tell(CommandContext context, CommunityRow community, Html text, bool hasMore)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(community);
        List<Button> row = [];
        if (Number > 0)
        {
            row.Add(new(context.Texts["button.back"], Data(community, Number - 1)));
        }

        if (hasMore && Number < Last)
        {
            row.Add(new(context.Texts["button.next"], Data(community, Number + 1)));
        }

        return new(context.Naming(community.Title, text))
        {
            Buttons = row.Count == 0 ? [] : [row], InPlace = context.Incoming is ButtonPressed,
        };
    }

    /// <summary>Lines in pages of at most so many letters, line breaks included; one empty page when there are none.</summary>
    /// <param name="letters">As a reader sees them, in UTF-16 units.</param>
    public static IReadOnlyList<IReadOnlyList<Html>> Split(IReadOnlyList<Html> lines, int letters)
    {
        var (pages, left) = (new List<List<Html>> { new() }, letters);
        foreach (var line in lines)
        {
            var length = line.Visible.Length + 1;
            if (length > left && pages[^1].Count > 0)
            {
                pages.Add([]);
                left = letters;
            }

            pages[^1].Add(line);
            left -= length;
        }

        return pages;
    }

    private string Data(CommunityRow community, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{community.Id}:{Command}:{number}:{Arguments}");

    private static async Task<Answer> TurnAsync(CommandTable commands, CommandContext context, string data)
    {
        if (data.Split(':', 5) is not [_, var id, var name, var number, var arguments]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var community)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            || page > Last
            || commands.Find(name) is not { } command)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        return await context.HomeInAsync(community) is { } home
            && (context.Community?.Id == community || (context.IsPrivate && await context.MayReadAsync(home)))
            ? await command.ListAsync(context, home, new ListPage(command.Name, arguments, page))
            : context.Refuse(Reason.Outsider);
    }
}
