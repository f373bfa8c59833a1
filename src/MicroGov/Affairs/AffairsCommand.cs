using System.Globalization;
using System.Text;
using MicroGov.Core;
using MicroGov.Core.Lifecycle;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.EntityFrameworkCore;

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
            || (context.IsPrivate && await context.Work.IsAnywhereInAsync(communityId, context.Person.Id))
            ? await ShowAsync(context, await context.Work.CommunityAsync(communityId), filter, page)
            : context.Refuse(Reason.Outsider);
    }

    /// <summary>One page of the list.</summary>
    private static async Task<Answer> ShowAsync(CommandContext context, CommunityRow community, string filter, int page)
    {
        await context.Work.SaveAsync();
        var rows = context.Work.Db.Affairs.AsNoTracking().Where(row => row.CommunityId == community.Id);
        rows = filter.ToLowerInvariant() switch
        {
            // A constant, as in the index of open affairs: SQLite would not use that one for a parameter.
            "" or "open" or "进行中" => rows.Where(row => row.Stage != nameof(Stage.Closed)),
            "closed" or "已办结" => rows.Where(row => row.Stage == nameof(Stage.Closed)),
            "mine" or "我的" => Own(context.Work.Db, rows, context.Person.Id),
#pragma warning disable CA1304, CA1311 // It is the database that does it: PostgreSQL's LIKE minds capitals, SQLite's does not.
            var words => rows.Where(row => EF.Functions.Like(row.Title.ToLower(), "%" + Escape(words) + "%", "\\")),
#pragma warning restore CA1304, CA1311
        };
        var found = await rows.OrderByDescending(row => row.Number).Skip(page * PageSize).Take(PageSize + 1)
            .Select(row => new { row.Number, row.Title, row.Stage }).ToListAsync(context.Work.Ct);
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

    /// <summary>Raised by this person or done by them. With an "or", SQLite would look through all of the community's.</summary>
    private static IQueryable<AffairRow> Own(MicroGovContext db, IQueryable<AffairRow> here, long person)
    {
        var ids = here.Where(row => row.RaisedBy == person).Select(row => row.Id)
            .Concat(here.Where(row => row.Doer == person).Select(row => row.Id));
        return db.Affairs.AsNoTracking().Where(row => ids.Contains(row.Id));
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

    private static string Escape(string words) => words.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
}
