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

    public override bool IsPersonal => true;

    public override Task<Answer> RunAsync(CommandContext turn, ArgumentReader words) => Task.FromResult(
        MayAskAlone(turn)
            ? new Answer.Tell(turn.Texts.Say("forgetme.ask", ("number", turn.Person.Id)))
            {
                Buttons = [[new Button(turn.Texts["button.forgetme"], Data + turn.Person.Id.ToString(CultureInfo.InvariantCulture))]],
            }
            : turn.Refuse(Reason.WriteToMeFirst));

    /// <summary>The button was pressed: by the one who asked, where nobody else can see it, or it means nothing.</summary>
    public static async Task<Answer> ConfirmAsync(CommandContext turn, ButtonPressed pressed)
    {
        if (!turn.IsPrivate && pressed.EphemeralId is null)
        {
            return turn.Refuse(Reason.WriteToMeFirst);
        }

        if (pressed.Data != Data + turn.Person.Id.ToString(CultureInfo.InvariantCulture))
        {
            return turn.Refuse(Reason.ButtonIsOld);
        }

        await new Erasure(turn).RunAsync();
        return new Answer.Done(turn.Texts.Say("done.forgetme"));
    }

    /// <summary>In a group only where the question can be whispered, or goes to their private chat.</summary>
    private static bool MayAskAlone(CommandContext turn) =>
        turn.IsPrivate || turn.Person.CanBeWrittenTo || turn.Incoming is MessageReceived { EphemeralId: not null }
        || turn.Home is { Group: { IsSupergroup: true, BotIsAdministrator: true } };
}
