using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>
/// <c>/rules</c>: the rules that can be voted by here. <c>/rules NAME</c>: one of them in plain words. As the caption of a JSON
/// file: adds or replaces one of the community's own. <c>/rules remove NAME</c>: takes it away.
/// </summary>
public sealed class RulesCommand(RuleBook book, TelegramLookups lookups) : ChatCommand
{
    private const int MostFaults = 15;

    public override string Name => "rules";

    public override bool IsPersonal => true;

    public override bool ReadsFile => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Community is not { } community)
        {
            return context.Refuse(Reason.UnknownCommunity);
        }

        if (context.Incoming is MessageReceived { File: { } file })
        {
            return CommandContext.RefuseRest(words)
                ?? await context.MayNotAsync<WriteRule>()
                ?? (file.NotRead is { } why ? new Answer.Refuse(why) : await WriteAsync(context, file.Id));
        }

        var removes = words.TakeIf("remove");
        var name = words.Take();
        return CommandContext.RefuseRest(words) ?? (removes, name) switch
        {
            (true, _) => await context.MayNotAsync<RemoveRule>() ?? await RemoveAsync(context, name),
            (_, "") => await ListAsync(context, context.Home!, new ListPage(Name)),
            _ => book.Find(CommunityChoices.Of(community).Terms, name) is { } rule
                ? new Answer.Tell(new RuleWords(context.Texts, rule).All())
                : new Answer.Refuse(new Refusal(Reason.NoSuchRule).With("rule", name)),
        };
    }

    /// <summary>Each with its sentence.</summary>
    public override Task<Answer> ListAsync(CommandContext context, Home home, ListPage page)
    {
        var (texts, terms) = (context.Texts, CommunityChoices.Of(home.Community).Terms);
        var lines = book.For(terms).Select(rule => texts.Say(
            "rules.line",
            ("name", rule.Name), ("says", rule.SaysIn(texts)),
            ("own", terms.Rules.Any(own => own.Name == rule.Name) ? texts.Say("rules.own") : ""),
            ("default", rule.Name == terms.Rule ? texts.Say("rules.default") : ""))).ToList();
        return Task.FromResult<Answer>(page.Of(
            context, home.Community, lines, shown => texts.Say("rules", ("group", home.Community.Title), ("lines", shown))));
    }

    /// <summary>Nothing while the file is being fetched; then the same is decided again.</summary>
    private async Task<Answer> WriteAsync(CommandContext context, string fileId)
    {
        if (lookups.FileOf(context.Work.Lookups, fileId, bytes => RuleFile.Read(bytes)) is not { } fetched)
        {
            return Answer.Nothing;
        }

        // What cannot be fetched is too large, or gone.
        var (rule, faults) = fetched.Content is ValueTuple<VoteRule?, IReadOnlyList<RuleFault>> read
            ? read
            : (null, [new(RuleProblem.TooLarge)]);
        if (rule is null)
        {
            return new Answer.Tell(Faults(context.Texts, faults));
        }

        var written = await new OwnRules(book).WriteAsync(context, rule);
        return written.Refusal is { } no
            ? new Answer.Refuse(no)
            : new Answer.Done(context.Texts.Say(written.Value ? "done.rules.replaced" : "done.rules.added", ("rule", rule.Name)));
    }

    private async Task<Answer> RemoveAsync(CommandContext context, string name)
    {
        var removed = await new OwnRules(book).RemoveAsync(context, name);
        return removed.Refusal is { } no
            ? new Answer.Refuse(no)
            : new Answer.Done(context.Texts.Say("done.rules.removed", ("rule", removed.Value)));
    }

    private static Html Faults(Wording texts, IReadOnlyList<RuleFault> faults)
    {
        var lines = faults.Take(MostFaults).Select(fault => fault.Line == 0
            ? texts.Say("rules.fault", ("what", RuleFaultWords.Say(texts, fault)))
            : texts.Say("rules.fault.line", ("line", fault.Line), ("what", RuleFaultWords.Say(texts, fault))));
        var more = faults.Count - MostFaults;
        return new(string.Join('\n', [
            texts.Say("rules.faults", ("count", faults.Count)).Value, .. lines.Select(line => line.Value),
            .. more > 0 ? [texts.Say("rules.more", ("count", more)).Value] : Array.Empty<string>()]));
    }
}
