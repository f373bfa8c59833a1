using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>A button was pressed: by somebody who may, by a stranger, or on a message that is too old to be seen.</summary>
public sealed class ButtonUpdates(
    FeatureSet features, CallerResolver callers, ActPipeline acts, TalkLimiter limiter, GroupQuestion question)
{
    public async Task PressAsync(UnitOfWork work, ButtonPressed pressed)
    {
        if (pressed.Where is null)
        {
            // Too old for Telegram to show us where: just end the spinner.
            work.Enqueue(0, new AnswerButton(pressed.QueryId, null, null, false));
            return;
        }

        var talk = limiter.Decide(work, pressed);
        if (talk.Verdict == TalkVerdict.Dropped)
        {
            // It ends the spinner, and tells the app that asking again is of no use for a while.
            work.Enqueue(0, new AnswerButton(pressed.QueryId, null, null, false) { CacheSeconds = (int)talk.Wait.TotalSeconds });
            return;
        }

        if (features.Buttons.Find(pressed.Data) is { StrangersHear: { } key }
            && !await CallerResolver.IsKnownAsync(work, pressed.Who!))
        {
            work.Enqueue(0, new AnswerButton(
                pressed.QueryId, null, Wording.In(pressed.Who!.LanguageCode).Say(key), false));
            return;
        }

        var arrival = await callers.ArriveAsync(work, pressed);
        var context = new CommandContext(work, acts, arrival.Person, arrival.Home, pressed);
        AnswerRouter.Enqueue(work, context, talk.Verdict == TalkVerdict.Refused
            ? TooMuch(talk)
            : await question.PressAsync(context, pressed)
                ?? await features.Buttons.RunAsync(context, pressed));
    }

    /// <summary>The one answer to whoever wants too much at once.</summary>
    internal static Answer.Refuse TooMuch(TalkDecision talk) =>
        new(new Refusal(Reason.TooMuchAtOnce).With("minutes", (int)Math.Ceiling(talk.Wait.TotalMinutes)));
}
