namespace MicroGov.Sandbox;

/// <summary>Votes, and the end of a poll.</summary>
public sealed partial class SandboxWorld
{
    private readonly Dictionary<string, Poll> _polls = [];

    /// <summary>Chooses these options, or takes the vote back when none are given.</summary>
    public void Vote(long userId, string pollId, params int[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Change(() =>
        {
            var poll = _polls.GetValueOrDefault(pollId) ?? throw new SandboxRefusal("There is no such poll.");
            RequireVote(userId, poll, options);
            foreach (var option in poll.Options)
            {
                option.Voters.Remove(userId);
            }

            foreach (var option in options.Distinct())
            {
                poll.Options[option].Voters.Add(userId);
            }

            if (!poll.Anonymous)
            {
                Updates.Add("poll_answer", Wire.PollAnswer(this, poll, userId));
            }

            PollChanged(poll);
        });
    }

    /// <summary>Takes a new poll in, and closes it when its time comes.</summary>
    internal void Open(Poll poll)
    {
        _polls.Add(poll.Id, poll);
        if (poll is { Closed: false, CloseDate: { } end })
        {
            poll.Closing = Clock.Time.CreateTimer(_ => Change(() => Close(poll)), null, end - Now, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Closes a poll; the bot that sent it gets the final state as a poll update.</summary>
    internal void Close(Poll poll)
    {
        if (!poll.Closed)
        {
            poll.Closed = true;
            poll.Closing?.Dispose();
            PollChanged(poll);
        }
    }

    private void RequireVote(long userId, Poll poll, int[] options)
    {
        PersonOf(userId);
        var holders = _chats.Values.Where(chat => chat.Posts.Exists(post => post.Poll == poll));
        var refusal =
            !holders.Any(chat => chat.IsGroup ? chat.Has(userId) : chat.Id == userId)
                ? "Only those who can see the poll vote in it."
            : poll.Closed ? "The poll is closed."
            : options.Any(option => option < 0 || option >= poll.Options.Count) ? "The poll has no such option."
            : options.Distinct().Count() > 1 && !poll.Multiple ? "The poll takes one answer."
            : !poll.Revoting && poll.HasVoted(userId) ? "A vote in this poll stays as it is."
            : options.Length == 0 && !poll.HasVoted(userId) ? "There is no vote to take back."
            : null;
        if (refusal is not null)
        {
            throw new SandboxRefusal(refusal);
        }
    }

    /// <summary>
    /// https://core.telegram.org/bots/api#update: "Bots receive only updates about manually stopped polls and polls,
    /// which are sent by the bot" – here every poll is.
    /// </summary>
    private void PollChanged(Poll poll)
    {
        Updates.Add("poll", Wire.Poll(poll, inMessage: false));
        foreach (var post in _chats.Values.SelectMany(chat => chat.Posts).Where(post => post.Poll == poll).ToList())
        {
            Tell(EventOf(SandboxEventKind.PollChanged, post));
        }
    }
}
