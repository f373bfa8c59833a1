using MicroGov.Pipeline;

namespace MicroGov.Community;

/// <summary>Everything that the community itself adds to the service: who belongs to it, and how it is set up.</summary>
internal static class CommunityFeature
{
    /// <param name="table">All commands, for /help.</param>
    /// <param name="others">Features whose settings and waiting affairs are shown here.</param>
    public static Feature Create(
        NamedPeople people, TelegramLookups lookups, BotIdentity bot, Func<CommandTable> table, IReadOnlyList<Feature> others)
    {
        var settings = new SettingTable(others.SelectMany(feature => feature.Settings));
        var guide = new SetupGuide(settings);
        var households = new HouseholdsCommand(lookups);
        return new("Community")
        {
            Commands =
            [
                new(CommandSection.Joining,
                    new JoinCommand(), new MeCommand([.. others.SelectMany(feature => feature.Waiting)]), new LanguageCommand()),
                new(CommandSection.Help, new HelpCommand(table)),
                new(CommandSection.Administer,
                    new UnitsCommand(), households, new InviteCommand(bot), new GrantCommand(people), new RevokeCommand(people),
                    new SetupCommand(guide), new SettingsCommand(settings)),
                new(CommandSection.Hidden, new StartCommand()),
            ],
            PrefixButtons =
            [
                new(Admissions.Data, (context, pressed) => Admissions.AnswerAsync(context, pressed.Data)),
                new(HouseholdsCommand.Data, (context, pressed) =>
                    households.ImportAsync(context, pressed.Data[HouseholdsCommand.Data.Length..]))
                {
                    ReadsFile = true,
                },
                new(SetupData.Mark, (context, pressed) => guide.PressAsync(context, pressed.Data)),
                new(LanguageCommand.Data, (context, pressed) =>
                    Task.FromResult(LanguageCommand.Choose(context, pressed.Data[LanguageCommand.Data.Length..])))
                {
                    IsPersonal = true,
                },
            ],
            Updates = [UpdateHandler.Of<JoinRequested>(JoinRequests.HearAsync)],
        };
    }
}
