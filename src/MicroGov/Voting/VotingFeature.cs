using MicroGov.Pipeline;
using MicroGov.Voting.Rules;

namespace MicroGov.Voting;

/// <summary>Everything that voting adds to the service.</summary>
internal static class VotingFeature
{
    public static Feature Create(RuleBook rules, PeopleDirectory people, TelegramLookups lookups) => new("Voting")
    {
        Commands =
        [
            new(CommandSection.Voting, new BallotCommand(), new ProxyCommand(people), new RecuseCommand(people)),
            new(CommandSection.Rules, new RulesCommand(rules, lookups)),
            new(CommandSection.LeadVoting,
                new OpenVoteCommand(rules), new CloseVoteCommand(), new VoidCommand(), new PaperCommand(), new MissingCommand()),
        ],
        AffairButtons = VotingButtons.All,
        PrefixButtons =
        [
            new(MarkingSheet.Data, (context, pressed) => MarkingPaper.PressAsync(context, pressed.Data))
            {
                AffairOf = data => MarkingPaper.VoteOf(data).AffairId,
            },
        ],
        Updates = [UpdateHandler.Of<PollAnswered>(PollAnswers.CountAsync)],
        Announcements = VotingAnnouncements.All,
        AfterEvents = [VotingAnnouncements.StopPoll],
        CardLines = VotingCardLines.All,
        CardButtons = VotingButtons.OnCard,
        Facts = [new VoteFactSource(rules, lookups).GatherAsync],
        ReadsAhead = [VoteReadAhead.FetchAsync],
        Settings = [RuleSetting.Of(rules)],
        Waiting = [WaitingVotes.OfAsync],
    };
}
