using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>A button was pressed: by somebody who may, by a stranger, or on a message that is too old to be seen.</summary>
public sealed class ButtonUpdates(FeatureSet features, CallerResolver callers, ActPipeline acts)
{
    public async Task PressAsync(UnitOfWork work, ButtonPressed pressed)
    {
        if (pressed.Where is null)
        {
            // Too old for Telegram to show us where: just end the spinner.
            work.Enqueue(0, new AnswerButton(pressed.QueryId, null, null, false));
            return;
        }

        if (features.Buttons.Find(pressed.Data) is { StrangersHear: { } key }
            && !await CallerResolver.IsKnownAsync(work, pressed.Who!))
        {
            work.Enqueue(0, new AnswerButton(
                pressed.QueryId, null, Wording.In(pressed.Who!.LanguageCode).Say(key), false));
            return;
        }

        var (person, home) = await callers.ArriveAsync(work, pressed);
        var here = pressed.Where.IsGroup || home is null || await acts.MayReadAsync(work, person, home) ? home : null;
        var context = new CommandContext(work, acts, person, here, pressed);
        AnswerRouter.Enqueue(work, context, await features.Buttons.RunAsync(context, pressed));
    }
}
