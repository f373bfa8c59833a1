using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Deliberation;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting;
using MicroGov.Core.Work;
using static MicroGov.Tests.Core.Affairs.Neighbours;

namespace MicroGov.Tests.Core.Affairs;

/// <summary>Where stories begin. Each situation is reached by acts, never by setting a stage.</summary>
internal static class Situations
{
    /// <summary>The places on the ballot paper of a motion without options.</summary>
    public const int For = 0;
    public const int Against = 1;
    public const int Abstain = 2;

    /// <summary>As it is sent: nothing was decided about it, so it has no number.</summary>
    public static Attachment Photo(string fileId) =>
        new(AttachmentKind.Photo, fileId, $"unique-{fileId}", 2_048, "What it looks like") { GroupId = 5, MessageId = 31 };

    public static Story Raised(CommunityTerms? terms = null)
    {
        var story = new Story { Terms = terms ?? new() };
        story.Does(new Raise(Ann, "The stairs are dark", "Floors 4 to 6, for two weeks", [Photo("photo-1")]));
        return story;
    }

    public static Story Discussing(CommunityTerms? terms = null) => Raised(terms).And(new OpenDiscussion(Moderator));

    public static Story UpForVote(CommunityTerms? terms = null) => Discussing(terms).And(new OpenVote(Moderator, null, null));

    /// <summary>A vote over options, which come first on the paper; then against and abstain.</summary>
    public static Story VotingOver(params string[] options)
    {
        var story = Discussing();
        foreach (var option in options)
        {
            story.Does(new ProposeOption(Bo, option));
        }

        return story.And(new OpenVote(Moderator, null, null));
    }

    public static Story Assigning(CommunityTerms? terms = null) => Discussing(terms).And(new DeclareUrgent(Moderator));

    /// <summary>Dee was asked to put in new lamps within two days.</summary>
    public static Story Asked(CommunityTerms? terms = null)
    {
        var story = Assigning(terms);
        return story.And(new Assign(Moderator, Dee, story.Now.AddDays(2), "New lamps"));
    }

    /// <summary>Dee does it.</summary>
    public static Story Underway(CommunityTerms? terms = null) => Assigning(terms).And(new Claim(Dee));

    /// <summary>The water company does it.</summary>
    public static Story HandedOver() => Raised().And(new HandOver(Moderator, "Water company", null));

    public static Story Reported(CommunityTerms? terms = null) =>
        Underway(terms).And(new ReportDone(Dee, "All lit", [Photo("photo-2")]));

    public static Story OnNotice(CommunityTerms? terms = null) => Reported(terms).And(new AcceptWork(Ann));

    public static Story Resolved()
    {
        var story = OnNotice();
        story.FallsDue(DeadlineKind.NoticeEnds);
        return story;
    }

    public static Story And(this Story story, Act act)
    {
        story.Does(act);
        return story;
    }

    public static Story Vote(this Story story, PersonId voter, int choice) =>
        story.And(new CastBallot(voter, story.Affair.Vote!.Round, choice));

    public static Story Say(this Story story, PersonId speaker, Stance stance) =>
        story.And(new Speak(speaker, stance, "Because"));
}
