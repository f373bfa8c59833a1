using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Community;

/// <summary>
/// A setting is changed: it stands in the community's journal, and counts from the next step of each affair on. What is
/// pinned stays: a running vote keeps its end and its rule, work its due date. Reminders go by what holds when they are due.
/// </summary>
internal static class SettingChange
{
    /// <summary>What stands on cards, so that they are drawn anew. One that would look the same costs no call.</summary>
    private static readonly string[] OnCards = ["Language", "TimeZone", "SecondsNeeded"];

    /// <summary>Nothing happens when it is so already.</summary>
    /// <returns>The value as it is written, or why it is none.</returns>
    public static async Task<Result<string>> MakeAsync(CommandContext context, Home home, CommunitySetting setting, string typed)
    {
        var before = CommunityChoices.Of(home.Community);
        var after = setting.Change(before, TypedText.Line(typed));
        if (after.Refusal is { } no)
        {
            return no;
        }

        var value = setting.Show(after.Value);
        var changed = await context.ActAsync(
            home, new ChangeSetting(context.Me, setting.Key, value, after.Value.Language, after.Value.Terms));
        if (changed.Refusal is { } may)
        {
            return may;
        }

        if (!changed.Value.IsEmpty && OnCards.Contains(setting.Key))
        {
            await context.Work.Affairs.RedrawOpenCardsAsync(home.Community.Id);
        }

        return value;
    }
}
