using MicroGov.Pipeline;

namespace MicroGov.Deliberation;

/// <summary>Everything that deliberation adds to the service.</summary>
internal static class DeliberationFeature
{
    public static Feature Create() => new("Deliberation")
    {
        Commands =
        [
            new(CommandSection.Deliberating, new SecondCommand(), new SayCommand(), new OptionCommand(), new AmendCommand()),
            new(CommandSection.LeadDeliberation, new DiscussCommand()),
        ],
        AffairButtons = DeliberationButtons.All,
        CardLines = DeliberationCardLines.All,
        CardButtons = DeliberationButtons.OnCard,
    };
}
