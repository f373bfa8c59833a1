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
    public Task<Answer> GoOnAsync(CommandContext turn, Home home) =>
        StepToAsync(turn, home, Enum.TryParse<SetupStep>(home.Community.SetupStep, out var step) ? step : SetupStep.Language);

    public async Task<Answer> PressAsync(CommandContext turn, string data)
    {
        var pressed = SetupData.Read(data);
        return pressed is null || !(turn.IsPrivate || turn.Community?.Id == pressed.CommunityId)
            ? turn.Refuse(Reason.ButtonIsOld)
            : await AnswerAsync(turn, pressed);
    }

    /// <summary>The reply to a question: the words that the question was given, and then the answer.</summary>
    public async Task<Answer> ReplyAsync(CommandContext turn, ArgumentReader words) =>
        SetupData.Read(words.Take(), words.Take(), TypedText.Line(words.TakeAll())) is { } typed
            ? await AnswerAsync(turn, typed)
            : turn.Refuse(Reason.SetupMovedOn);

    private async Task<Answer> AnswerAsync(CommandContext turn, SetupData answer)
    {
        if (await turn.HomeInAsync(answer.CommunityId) is not { } home)
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        if (await turn.MayNotAsync<ChangeSetting>(home) is { } no)
        {
            return no;
        }

        if (answer.Step == SetupStep.Done)
        {
            return answer.Value == SetupData.Again ? await StepToAsync(turn, home, SetupStep.Language) : turn.Refuse(Reason.ButtonIsOld);
        }

        // Another administrator, or the same in another place, has answered it already.
        return home.Community.SetupStep == answer.Step.ToString()
            ? await AnswerAsync(turn, home, answer)
            : turn.Refuse(Reason.SetupMovedOn);
    }

    private Task<Answer> AnswerAsync(CommandContext turn, Home home, SetupData answer) => (answer.Step, answer.Value) switch
    {
        // What was not sent is not asked about.
        (SetupStep.Test, SetupData.Later) => StepToAsync(turn, home, SetupStep.Done),
        (var step, SetupData.Later) => StepToAsync(turn, home, step + 1),
        (var step, var value) when Asked(step) is { } setting => ChooseAsync(turn, home, step, setting, value),
        (SetupStep.Units or SetupStep.Households or SetupStep.Seen, SetupData.Yes) => StepToAsync(turn, home, answer.Step + 1),
        (SetupStep.Test, SetupData.Send) => TestAsync(turn, home, () => StepToAsync(turn, home, SetupStep.Seen)),
        (SetupStep.Seen, SetupData.Again) => TestAsync(
            turn, home, () => Task.FromResult<Answer>(new Answer.Done(turn.Texts.Say("done.test", ("group", home.Group.Title))))),
        _ => Task.FromResult(turn.Refuse(Reason.ButtonIsOld)),
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

    private async Task<Answer> ChooseAsync(CommandContext turn, Home home, SetupStep step, CommunitySetting setting, string value)
    {
        var mayBeTyped = step is SetupStep.Zone or SetupStep.Quiet;
        if (mayBeTyped && value == SetupData.Another)
        {
            return new SetupQuestions(turn, home, settings).AskInWords(step, wrong: null);
        }

        var made = await SettingChange.MakeAsync(turn, home, setting, value);
        return made.Refusal is null ? await StepToAsync(turn, home, step + 1)
            : mayBeTyped && turn.IsPlain ? new SetupQuestions(turn, home, settings).AskInWords(step, value)
            : new Answer.Refuse(made.Refusal);
    }

    /// <summary>Posts where everybody reads, so that the administrator sees that it arrives there.</summary>
    private static Task<Answer> TestAsync(CommandContext turn, Home home, Func<Task<Answer>> then)
    {
        var texts = Wording.In(home.Community.Language);
        turn.Work.Enqueue(home.ChatId, new PostMessage(
            home.ChatId, texts.Say("setup.hello", ("name", turn.Person.NameIn(texts)))));
        return then();
    }

    private Task<Answer> StepToAsync(CommandContext turn, Home home, SetupStep step)
    {
        home.Community.SetupStep = step == SetupStep.Done ? null : step.ToString();
        return new SetupQuestions(turn, home, settings).AskAsync(step);
    }
}
