using MicroGov.Pipeline;

namespace MicroGov.Privacy;

/// <summary>Everything that privacy adds to the service: what is stored about whom, and how it goes.</summary>
internal static class PrivacyFeature
{
    public static Feature Create() => new("Privacy")
    {
        Commands = [new(CommandSection.OwnData, new PrivacyCommand(), new MyDataCommand(), new ForgetMeCommand())],
        PrefixButtons =
        [
            // A second press of the button that erased somebody must not write their name down again.
            new(ForgetMeCommand.Data, ForgetMeCommand.ConfirmAsync) { IsPersonal = true, StrangersHear = "done.forgetme" },
        ],
    };
}
