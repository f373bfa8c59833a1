using System.Globalization;
using System.Text;
using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage.Rows;

namespace MicroGov.Affairs;

/// <summary><c>/affairs [open|closed|mine|WORDS]</c>: a list, newest first, ten a page.</summary>
public sealed class AffairsCommand : ChatCommand
{
    /// <summary>What the Next and Back buttons send back: <c>l:COMMUNITY:PAGE:FILTER</c>.</summary>
    public const string Data = "l:";

    private const int PageSize = 10, LastPage = 10_000;

    /// <summary>
    /// In bytes, of which a Chinese character takes three, so that the buttons can carry it: their data is at most 64.
    /// </summary>
    private const int LongestFilter = 36;

    private const int LongestTitleShown = 60;

    public override string Name => "affairs";

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        var filter = words.TakeAll();
        return context.Community is null
            ? Task.FromResult(context.Refuse(Reason.UnknownCommunity))
            : Encoding.UTF8.GetByteCount(filter) > LongestFilter
                ? Task.FromResult(context.Refuse(Reason.FewerWords))
                : ShowAsync(context, context.Community, filter, 0);
    }

    /// <summary>A pressed Next or Back.</summary>
    public static async Task<Answer> TurnPageAsync(CommandContext context, string data)
    {
        var parts = data.Split(':', 4);
        if (parts is not [_, var id, var number, var filter]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var communityId)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            || page > LastPage)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        return context.Community?.Id == communityId
            || (context.IsPrivate && await context.Work.Homes.AnyAsync(communityId) is { } home
                && await context.MayReadAsync(home))
            ? await ShowAsync(context, await context.Work.Communities.GetAsync(communityId), filter, page)
            : context.Refuse(Reason.Outsider);
    }

    /// <summary>One page of the list.</summary>
    private static async Task<Answer> ShowAsync(CommandContext context, CommunityRow community, string filter, int page)
    {
        await context.Work.SaveAsync();
        var list = new AffairList(context.Work, community.Id, page * PageSize, PageSize + 1);
        var found = await (filter.ToLowerInvariant() switch
        {
            "" or "open" or "进行中" => list.OpenAsync(),
            "closed" or "已办结" => list.ClosedAsync(),
            "mine" or "我的" => list.OwnAsync(context.Person.Id),
            var words => list.TitledAsync(words),
        });
        if (found.Count == 0)
        {
            return new Answer.Tell(context.Texts.Say("list.empty")) { InPlace = page > 0 };
        }

        var lines = found.Take(PageSize).Select(row => context.Texts.Say(
            "list.line",
            ("number", row.Number),
            ("title", Shorten.To(row.Title, LongestTitleShown)),
            ("stage", context.Texts["stage." + row.Stage])).Value);
        return new Answer.Tell(new Html(string.Join('\n', lines)))
        {
            Buttons = Turning(context, community, filter, page, found.Count > PageSize),
            InPlace = context.Incoming is ButtonPressed,
        };
    }

    private static IReadOnlyList<IReadOnlyList<Button>> Turning(
        CommandContext context, CommunityRow community, string filter, int page, bool hasMore)
    {
        var row = new List<Button>();
        if (page > 0)
        {
            row.Add(new(context.Texts["button.back"], $"{Data}{community.Id}:{page - 1}:{filter}"));
        }

        if (hasMore)
        {
            row.Add(new(context.Texts["button.next"], $"{Data}{community.Id}:{page + 1}:{filter}"));
        }

        return row.Count == 0 ? [] : [row];
    }
}
