using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>
/// <c>/rules</c>: the rules that can be voted by here. <c>/rules NAME</c>: one of them in plain words. As the caption of a JSON
/// file: adds or replaces one of the community's own. <c>/rules remove NAME</c>: takes it away.
/// </summary>
public sealed class RulesCommand(RuleBook book, TelegramLookups lookups) : ChatCommand
{
    /// <summary>Below what a message takes, so that the words around them fit.</summary>
    private const int MostLetters = 3_500, MostFaults = 15;

    public override string Name => "rules";

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (context.Community is not { } community)
        {
            return context.Refuse(Reason.UnknownCommunity);
        }

        if (context.Incoming is MessageReceived { File: { } file })
        {
            return CommandContext.RefuseRest(words) ?? await context.MayNotAsync<WriteRule>() ?? await WriteAsync(context, file.Id);
        }

        var removes = words.TakeIf("remove");
        var name = words.Take();
        return CommandContext.RefuseRest(words) ?? (removes, name) switch
        {
            (true, _) => await context.MayNotAsync<RemoveRule>() ?? await RemoveAsync(context, name),
            (_, "") => new Answer.Tell(List(context, community)),
            _ => book.Find(CommunityChoices.Of(community).Terms, name) is { } rule
                ? new Answer.Tell(new RuleWords(context.Texts, rule).All())
                : new Answer.Refuse(new Refusal(Reason.NoSuchRule).With("rule", name)),
        };
    }

    /// <summary>Nothing while the file is being fetched; then the same is decided again.</summary>
    private async Task<Answer> WriteAsync(CommandContext context, string fileId)
    {
        if (lookups.FileOf(context.Work.Lookups, fileId) is not { } fetched)
        {
            return Answer.Nothing;
        }

        // What cannot be fetched is too large for Telegram, or gone.
        var (rule, faults) = fetched.Content is { } content ? RuleFile.Read(content) : (null, [new(RuleProblem.TooLarge)]);
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

    /// <summary>Each with its sentence while that fits into one message, else with its title.</summary>
    private Html List(CommandContext context, CommunityRow community)
    {
        var (texts, terms) = (context.Texts, CommunityChoices.Of(community).Terms);
        var rules = book.For(terms);
        var lines = Lines(rule => rule.SaysIn(texts));
        if (lines.Sum(line => line.Visible.Length + 1) > MostLetters)
        {
            lines = Lines(rule => rule.TitleIn(texts));
        }

        var (shown, letters) = (new List<string>(), 0);
        foreach (var line in lines)
        {
            letters += line.Visible.Length + 1;
            if (letters > MostLetters)
            {
                shown.Add(texts.Say("rules.more", ("count", lines.Count - shown.Count)).Value);
                break;
            }

            shown.Add(line.Value);
        }

        return texts.Say("rules", ("group", community.Title), ("lines", new Html(string.Join('\n', shown))));

        List<Html> Lines(Func<VoteRule, string> words) =>
        [
            .. rules.Select(rule => texts.Say(
                "rules.line",
                ("name", rule.Name), ("says", words(rule)),
                ("own", terms.Rules.Any(own => own.Name == rule.Name) ? texts.Say("rules.own") : ""),
                ("default", rule.Name == terms.Rule ? texts.Say("rules.default") : ""))),
        ];
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
