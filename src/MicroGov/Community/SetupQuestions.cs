using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Community;

/// <summary>How each step of <c>/setup</c> is asked: in the language of whoever asks, with what holds at present.</summary>
internal sealed class SetupQuestions(CommandContext context, Home home, SettingTable settings)
{
    private static readonly string[] Zones =
    [
        "Asia/Shanghai",
        "Asia/Taipei",
        "Asia/Singapore",
        "Europe/Berlin",
        "Europe/London",
        "UTC",
    ];

    private readonly Wording texts = context.Texts;

    /// <summary>The question in the place of the one before, or as a new message.</summary>
    public async Task<Answer> AskAsync(SetupStep step)
    {
        var now = CommunityChoices.Of(home.Community);
        var text = texts.Say(
            "setup." + step,
            ("group", home.Group.Title), ("community", home.Community.Title),
            ("language", Shown(SettingTable.Language)), ("zone", Shown(SettingTable.TimeZone)),
            ("quiet", Shown(SettingTable.QuietHours)), ("rule", Shown(SettingTable.Rule)),
            ("units", await CountUnitsAsync()), ("households", await context.Work.Households.CountAsync(home.Community.Id)));
        return new Answer.Tell(text) { Buttons = ButtonsOf(step, now), InPlace = context.Incoming is ButtonPressed };

        string Shown(string key) => settings.Named(key)!.Show(now);
    }

    /// <summary>What is no button is written as a reply, which the guide is given with these words before it.</summary>
    /// <param name="wrong">What was written and is none; null when this is asked for the first time.</param>
    public Answer AskInWords(SetupStep step, string? wrong)
    {
        var question = texts.Say("setup.another." + step);
        return new Answer.Ask(
            wrong is null
                ? question
                : texts.Say("setup.again", ("value", MicroGov.Presentation.Shorten.To(wrong, 40)), ("question", question)),
            $"setup {home.Community.Id} {step}");
    }

    private async Task<int> CountUnitsAsync() =>
        await context.Work.Units.TreeAsync(home.Community.Id) is { } tree
            ? tree.Units.Count(unit => unit.ParentId is not null)
            : 0;

    private IReadOnlyList<IReadOnlyList<Button>> ButtonsOf(SetupStep step, CommunityChoices now)
    {
        Button Of(string label, string value) => new(label, new SetupData(home.Community.Id, step, value).ToString());
        var later = Of(texts["button.later"], SetupData.Later);
        var another = Of(texts["button.another"], SetupData.Another);
        return step switch
        {
            SetupStep.Language => [[Of("English", Wording.English), Of("简体中文", Wording.Chinese)], [later]],
            SetupStep.Zone => [.. Zones.Select(zone => Of(zone, zone)).Chunk(2), [another, later]],
            SetupStep.Units or SetupStep.Households => [[Of(texts["button.goon"], SetupData.Yes), later]],
            SetupStep.Rule =>
                [
                    .. settings.Named(SettingTable.Rule)!.Offer(now, texts).Select(rule => Of(rule.Label, rule.Value)).Chunk(2),
                    [later],
                ],
            SetupStep.Quiet =>
            [
                [Of("22:00–08:00", "22:00-08:00"), Of("23:00–07:00", "23:00-07:00")],
                [Of(texts["button.quiet.off"], "off"), another, later],
            ],
            SetupStep.Test =>
            [
                [Of(texts["button.test"], SetupData.Send), later],
            ],
            SetupStep.Seen =>
            [
                [Of(texts["button.seen"], SetupData.Yes)],
                [Of(texts["button.test.again"], SetupData.Again), later],
            ],
            _ =>
            [
                [Of(texts["button.startover"], SetupData.Again)],
            ],
        };
    }
}
