using MicroGov.Pipeline;

namespace MicroGov.Work;

/// <summary>Everything that work adds to the service: who does it, until when, and whether it is good.</summary>
internal static class WorkFeature
{
    public static Feature Create(NamedPeople people) => new("Work")
    {
        Commands =
        [
            new(CommandSection.Working,
                new ClaimCommand(), new ReleaseCommand(), new ProgressCommand(), new DoneCommand(),
                new AcceptCommand(), new RejectCommand(), new RateCommand(), new ObjectCommand()),
            new(CommandSection.LeadWork, new AssignCommand(people), new HandOverCommand()),
        ],
        AffairButtons = WorkButtons.All,
        Announcements = WorkAnnouncements.All,
        CardLines = WorkCardLines.All,
        CardButtons = WorkButtons.OnCard,
    };
}
