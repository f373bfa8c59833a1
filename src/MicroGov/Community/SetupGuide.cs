using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Community;

/// <summary>
/// <c>/setup</c>: one question after the other, each answered by a button, a reply, or "later". Where it stands is kept with
/// the community, so that any administrator goes on anywhere, after any pause.
/// </summary>
public sealed class SetupGuide(SettingTable settings)
{
    /// <summary>From where it was left, or from the beginning.</summary>
    public Task<Answer> GoOnAsync(CommandContext context, Home home) =>
        StepToAsync(context, home, Enum.TryParse<SetupStep>(home.Community.SetupStep, out var step) ? step : SetupStep.Language);

    public async Task<Answer> PressAsync(CommandContext context, string data)
    {
        var pressed = SetupData.Read(data);
        return pressed is null || !(context.IsPrivate || context.Community?.Id == pressed.CommunityId)
            ? context.Refuse(Reason.ButtonIsOld)
            : await AnswerAsync(context, pressed);
    }

    /// <summary>The reply to a question: the words that the question was given, and then the answer.</summary>
    public async Task<Answer> ReplyAsync(CommandContext context, ArgumentReader words) =>
        SetupData.Read(words.Take(), words.Take(), TypedText.Line(words.TakeAll())) is { } typed
            ? await AnswerAsync(context, typed)
            : context.Refuse(Reason.SetupMovedOn);

    private async Task<Answer> AnswerAsync(CommandContext context, SetupData answer)
    {
        if (await context.HomeInAsync(answer.CommunityId) is not { } home)
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        if (await context.MayNotAsync<ChangeSetting>(home) is { } no)
        {
            return no;
        }

        if (answer.Step == SetupStep.Done)
        {
            return answer.Value == SetupData.Again
                ? await StepToAsync(context, home, SetupStep.Language)
                : context.Refuse(Reason.ButtonIsOld);
        }

        // Another administrator, or the same in another place, has answered it already.
        return home.Community.SetupStep == answer.Step.ToString()
            ? await AnswerAsync(context, home, answer)
            : context.Refuse(Reason.SetupMovedOn);
    }

    private Task<Answer> AnswerAsync(CommandContext context, Home home, SetupData answer) =>
        (answer.Step, answer.Value) switch
        {
            // What was not sent is not asked about.
            (SetupStep.Test, SetupData.Later) => StepToAsync(context, home, SetupStep.Done),
            (var step, SetupData.Later) => StepToAsync(context, home, step + 1),
            (var step, var value) when Asked(step) is { } setting => ChooseAsync(context, home, step, setting, value),
            (SetupStep.Units or SetupStep.Households or SetupStep.Seen, SetupData.Yes) => StepToAsync(
                context, home, answer.Step + 1),
            (SetupStep.Test, SetupData.Send) => TestAsync(context, home, () => StepToAsync(context, home, SetupStep.Seen)),
            (SetupStep.Seen, SetupData.Again) => TestAsync(
                context,
                home,
                () => Task.FromResult<Answer>(new Answer.Done(context.Texts.Say("done.test", ("group", home.Group.Title))))),
            _ => Task.FromResult(context.Refuse(Reason.ButtonIsOld)),
        };

    /// <summary>The setting that a step asks about; null when it asks about none.</summary>
    private CommunitySetting? Asked(SetupStep step) => step switch
    {
        SetupStep.Language => settings.Named(SettingTable.Language),
        SetupStep.Zone => settings.Named(SettingTable.TimeZone),
        SetupStep.Rule => settings.Named(SettingTable.Rule),
        SetupStep.Quiet => settings.Named(SettingTable.QuietHours),
        _ => null,
    };

    private async Task<Answer> ChooseAsync(
        CommandContext context, Home home, SetupStep step, CommunitySetting setting, string value)
    {
        var mayBeTyped = step is SetupStep.Zone or SetupStep.Quiet;
        if (mayBeTyped && value == SetupData.Another)
        {
            return new SetupQuestions(context, home, settings).AskInWords(step, wrong: null);
        }

        var made = await SettingChange.MakeAsync(context, home, setting, value);
        return made.Refusal is null ? await StepToAsync(context, home, step + 1)
            : mayBeTyped && context.IsPlain ? new SetupQuestions(context, home, settings).AskInWords(step, value)
            : new Answer.Refuse(made.Refusal);
    }

    /// <summary>Posts where everybody reads, so that the administrator sees that it arrives there.</summary>
    private static Task<Answer> TestAsync(CommandContext context, Home home, Func<Task<Answer>> then)
    {
        var texts = Wording.In(home.Community.Language);
        context.Work.Enqueue(home.ChatId, new PostMessage(
            home.ChatId, texts.Say("setup.hello", ("name", context.Person.NameIn(texts)))));
        return then();
    }

    private Task<Answer> StepToAsync(CommandContext context, Home home, SetupStep step)
    {
        home.Community.SetupStep = step == SetupStep.Done ? null : step.ToString();
        return new SetupQuestions(context, home, settings).AskAsync(step);
    }
}
