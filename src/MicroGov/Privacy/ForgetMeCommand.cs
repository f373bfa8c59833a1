using System.Globalization;
using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Pipeline;

namespace MicroGov.Privacy;

/// <summary><c>/forgetme</c>: asks whether it is meant; the button erases whoever asked.</summary>
public sealed class ForgetMeCommand : ChatCommand
{
    /// <summary>What the button sends back, before the number of the one who asked.</summary>
    public const string Data = "f:yes:";

    public override string Name => "forgetme";

    public override CommandScope Scope => CommandScope.Person;

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext context, ArgumentReader words) =>
        Task.FromResult(
            MayAskAlone(context)
                ? new Answer.Tell(context.Texts.Say("forgetme.ask", ("number", context.Person.Id)))
                {
                    Buttons =
                    [
                        [
                            new Button(
                                context.Texts["button.forgetme"],
                                Data + context.Person.Id.ToString(CultureInfo.InvariantCulture)),
                        ],
                    ],
                }
                : context.Refuse(Reason.WriteToMeFirst));

    /// <summary>The button was pressed: by the one who asked, where nobody else can see it, or it means nothing.</summary>
    public static async Task<Answer> ConfirmAsync(CommandContext context, ButtonPressed pressed)
    {
        if (!context.IsPrivate && pressed.EphemeralId is null)
        {
            return context.Refuse(Reason.WriteToMeFirst);
        }

        if (pressed.Data != Data + context.Person.Id.ToString(CultureInfo.InvariantCulture))
        {
            return context.Refuse(Reason.ButtonIsOld);
        }

        await new Erasure(context).RunAsync();
        return new Answer.Done(context.Texts.Say("done.forgetme"));
    }

    /// <summary>In a group only where the question can be whispered, or goes to their private chat.</summary>
    private static bool MayAskAlone(CommandContext context) =>
        context.IsPrivate || context.Person.CanBeWrittenTo || context.Incoming is MessageReceived { EphemeralId: not null }
        || context.Home is { Group: { IsSupergroup: true, BotIsAdministrator: true } };
}
