using MicroGov.Pipeline;

namespace MicroGov.Affairs;

/// <summary>Everything that an affair's own life adds to the service.</summary>
internal static class AffairsFeature
{
    /// <param name="all">All features, whose lines and buttons stand on the card.</param>
    public static Feature Create(Func<FeatureSet> all) => new("Affairs")
    {
        Commands =
        [
            new(CommandSection.Raising, new RaiseCommand(), new AffairsCommand(), new AffairViewCommand(new CardPainter(all))),
            new(CommandSection.Ending, new ReopenCommand(), new WithdrawCommand()),
            new(CommandSection.LeadPace, new ExtendCommand(), new UrgentCommand()),
            new(CommandSection.LeadAffair,
                new DeclineCommand(), new MergeCommand(), new EscalateCommand(), new SendDownCommand(), new CloseCommand()),
        ],
        AffairButtons = AffairButtons.All(() => all().Buttons),
        PrefixButtons = [new(ButtonDispatcher.Raise, RaiseCommand.PressAsync)],
        Announcements = AffairAnnouncements.All,
        AfterEvents = [AffairAnnouncements.Pin],
        CardLines = AffairCardLines.All,
        CardButtons = AffairButtons.OnCard,
        Facts = [AffairFacts.GatherAsync],
    };
}
