using System.Globalization;
using MicroGov.Community.Rosters;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.ReadModels;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>
/// <c>/households</c>: how many there are. As the caption of a CSV file: what it would change and every bad line; then a
/// button imports it.
/// </summary>
public sealed class HouseholdsCommand(TelegramLookups lookups) : ChatCommand
{
    /// <summary>What the button sends back: <c>h:COMMUNITY:MARK</c>.</summary>
    public const string Data = "h:";

    private const int MostFaults = 15, MostChanges = 10, MostNames = 20;

    public override string Name => "households";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override bool ReadsFile => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        if (await context.MayNotAsync<ImportRoster>() is { } no)
        {
            return no;
        }

        var community = context.Community!;
        if (context.Incoming is not MessageReceived { File: { } file })
        {
            return new Answer.Tell(context.Texts.Say(
                "households",
                ("count", await context.Work.Households.CountAsync(community.Id)),
                ("bound", await context.Work.Households.CountBoundAsync(community.Id))));
        }

        if (context.IsOverheard)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        if (file.NotRead is { } why)
        {
            return new Answer.Refuse(why);
        }

        if (await PlanAsync(context, community, file.Id) is not { } plan)
        {
            return Answer.Nothing;
        }

        if (!plan.MayBeImported)
        {
            return new Answer.Tell(Faults(context.Texts, plan)) { IsSecret = true };
        }

        community.PendingRoster = file.Id;
        return new Answer.Tell(Changes(context.Texts, plan))
        {
            IsSecret = true,
            Buttons = plan.ChangesNothing
                ? []
                : [[new Button(context.Texts["button.import"], $"{Data}{community.Id}:{MarkOf(file.Id)}")]],
        };
    }

    /// <summary>The button under what it would change.</summary>
    public async Task<Answer> ImportAsync(CommandContext context, string data)
    {
        if (data.Split(':', 2) is not [var id, var mark]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var communityId)
            || !(context.IsPrivate || context.Community?.Id == communityId)
            || await context.HomeInAsync(communityId) is not { Community: var community } home)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        if (await context.MayNotAsync<ImportRoster>(home) is { } no)
        {
            return no;
        }

        // Another file may have been sent since.
        if (community.PendingRoster is not { } file || MarkOf(file) != mark)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        if (await PlanAsync(context, community, file) is not { } plan)
        {
            return Answer.Nothing;
        }

        community.PendingRoster = null;
        var imported = await context.ActAsync(home, new ImportRoster(context.Me, plan));
        return imported.Refusal is { } may
            ? new Answer.Refuse(may)
            : new Answer.Done(context.Texts.Say("done.import", ("added", plan.Added.Length), ("changed", plan.Changed.Length)));
    }

    private static string MarkOf(string fileId) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(fileId)))[..16];

    /// <summary>Null while the file is being fetched; then the same is decided again.</summary>
    private async Task<RosterPlan?> PlanAsync(CommandContext context, CommunityRow community, string fileId)
    {
        if (lookups.FileOf(context.Work.Lookups, fileId, RosterFile.Read) is not { } fetched)
        {
            return null;
        }

        // What cannot be fetched is too large, or gone.
        var (lines, faults) = fetched.Content as RosterContent ?? new([], [new(1, RosterProblem.TooLarge)]);
        var register = new HouseholdRegister(context.Work, community.Id);
        var units = await register.UnitsAsync();
        return RosterPlan.Of(lines, faults, await register.HouseholdsAsync(units), units.Keys);
    }

    private static Html Faults(Wording texts, RosterPlan plan)
    {
        var lines = plan
            .Faults.Take(MostFaults)
            .Select(fault =>
                texts
                    .Say(
                        "households.fault",
                        ("line", fault.Line),
                        ("what", new Html(texts.Say("roster." + fault.Problem, ("value", fault.Value)).Value)))
                    .Value
            );
        var more = plan.Faults.Length - MostFaults;
        return new(string.Join('\n', [
            texts.Say("households.faults", ("count", plan.Faults.Length)).Value, .. lines,
            .. more > 0 ? [texts.Say("households.more", ("count", more)).Value] : Array.Empty<string>()]));
    }

    private static Html Changes(Wording texts, RosterPlan plan)
    {
        var lines = new List<string>
        {
            texts
                .Say(
                    "households.plan",
                    ("added", plan.Added.Length),
                    ("changed", plan.Changed.Length),
                    ("unchanged", plan.Unchanged))
                .Value,
        };
        lines.AddRange(
            plan.Changed.Take(MostChanges).Select(change => texts.Say("households.changed", ("door", change.After.Door)).Value));
        if (!plan.NewUnits.IsEmpty)
        {
            lines.Add(texts.Say("households.units", ("units", string.Join("; ", plan.NewUnits.Take(MostNames)))).Value);
        }

        if (!plan.NotNamed.IsEmpty)
        {
            lines.Add(
                texts
                    .Say(
                        "households.kept",
                        ("count", plan.NotNamed.Length),
                        ("doors", string.Join(", ", plan.NotNamed.Take(MostNames).Select(one => one.Door))))
                    .Value);
        }

        return new(string.Join('\n', lines));
    }
}
