using MicroGov.Core;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Storage.ReadModels;

namespace MicroGov.Affairs;

/// <summary><c>/affairs [open|closed|mine|WORDS]</c>: a list, newest first, ten a page.</summary>
public sealed class AffairsCommand : ChatCommand
{
    private const int PageSize = 10;

    private const int LongestTitleShown = 60;

    public override string Name => "affairs";

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        var filter = words.TakeAll();
        return context.Community is null
            ? Task.FromResult(context.Refuse(Reason.UnknownCommunity))
            : ListPage.Carries(filter)
                ? ListAsync(context, context.Home!, new ListPage(Name, filter))
                : Task.FromResult(context.Refuse(Reason.FewerWords));
    }

    public override async Task<Answer> ListAsync(CommandContext context, Home home, ListPage page)
    {
        await context.Work.SaveAsync();
        var list = new AffairList(context.Work, home.Community.Id, page.Number * PageSize, PageSize + 1);
        var found = await (page.Arguments.ToLowerInvariant() switch
        {
            "" or "open" or "进行中" => list.OpenAsync(),
            "closed" or "已办结" => list.ClosedAsync(),
            "mine" or "我的" => list.OwnAsync(context.Person.Id),
            var words => list.TitledAsync(words),
        });
        if (found.Count == 0)
        {
            return new Answer.Tell(context.Texts.Say("list.empty")) { InPlace = page.Number > 0 };
        }

        var lines = found.Take(PageSize).Select(row => context.Texts.Say(
            "list.line",
            ("number", row.Number),
            ("title", Shorten.To(row.Title, LongestTitleShown)),
            ("stage", context.Texts["stage." + row.Stage])));
        return page.Tell(context, home.Community, Html.Join("\n", lines), found.Count > PageSize);
    }
}
