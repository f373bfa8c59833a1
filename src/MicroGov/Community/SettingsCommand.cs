using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage.Rows;

namespace MicroGov.Community;

/// <summary>
/// <c>/settings</c>: all of them. <c>/settings KEY</c>: one, with an example. <c>/settings KEY VALUE</c>: changes it.
/// </summary>
public sealed class SettingsCommand(SettingTable settings) : ChatCommand
{
    public override string Name => "settings";

    public override bool ForModerators => true;

    public override bool IsPersonal => true;

    public override async Task<Answer> RunAsync(CommandContext context, ArgumentReader words)
    {
        var key = words.Take();
        if (await context.MayNotAsync<ChangeSetting>() is { } no)
        {
            return no;
        }

        var community = context.Community!;
        if (key.Length == 0)
        {
            return new Answer.Tell(All(context.Texts, community));
        }

        if (settings.Named(TypedText.HalfWidth(key)) is not { } setting)
        {
            return new Answer.Refuse(new Refusal(Reason.NoSuchSetting).With("key", key));
        }

        if (words.IsEmpty)
        {
            return new Answer.Tell(
                context.Texts.Say(
                    "settings.one",
                    ("key", setting.Key),
                    ("what", context.Texts["setting." + setting.Key]),
                    ("value", setting.Show(CommunityChoices.Of(community))),
                    ("example", ExampleOf(setting))));
        }

        var made = await SettingChange.MakeAsync(context, context.Home!, setting, words.TakeAll());
        return made.Refusal is { } wrong
            ? new Answer.Refuse(wrong) { Example = ExampleOf(setting) }
            : new Answer.Done(context.Texts.Say("done.settings", ("key", setting.Key), ("value", made.Value)));
    }

    /// <summary>A right command line for a setting.</summary>
    public static string ExampleOf(CommunitySetting setting) => $"/settings {setting.Key} {setting.Example}";

    private Html All(Wording texts, CommunityRow community)
    {
        var now = CommunityChoices.Of(community);
        var lines = settings.All.Select(setting =>
            texts
                .Say(
                    "settings.line",
                    ("key", setting.Key),
                    ("value", setting.Show(now)),
                    ("what", texts["setting." + setting.Key]))
                .Value
        );
        return texts.Say(
            "settings", ("group", community.Title), ("lines", new Html(string.Join('\n', lines))),
            ("example", ExampleOf(settings.Named("VoteFor")!)));
    }
}
