using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>Polls and answers as the Bot API writes them.</summary>
internal static partial class Wire
{
    /// <summary>https://core.telegram.org/bots/api#poll; a description only shows inside a message.</summary>
    public static JsonObject Poll(Poll poll, bool inMessage)
    {
        var wire = new JsonObject
        {
            ["id"] = poll.Id,
            ["question"] = poll.Question.Plain,
            ["options"] = SandboxJson.ToArray(poll.Options.Select(option => new JsonObject
            {
                ["persistent_id"] = option.PersistentId, ["text"] = option.Text.Plain, ["voter_count"] = option.Voters.Count,
            })),
            ["total_voter_count"] = poll.Voters,
            ["is_closed"] = poll.Closed,
            ["is_anonymous"] = poll.Anonymous,
            ["type"] = poll.IsQuiz ? "quiz" : "regular",
            ["allows_multiple_answers"] = poll.Multiple,
            ["allows_revoting"] = poll.Revoting,
            ["members_only"] = false,
        };
        AddOptional(wire, poll);
        if (inMessage && poll.Description.Plain.Length > 0)
        {
            wire["description"] = poll.Description.Plain;
        }

        return wire;
    }

    /// <summary>What only some polls have.</summary>
    private static void AddOptional(JsonObject wire, Poll poll)
    {
        if (poll.Correct is { } correct)
        {
            wire["correct_option_ids"] = SandboxJson.ToArray(correct.Select(id => (JsonNode)id));
        }

        if (poll.Explanation is { Plain.Length: > 0 } explanation)
        {
            wire["explanation"] = explanation.Plain;
        }

        if (poll.CloseDate is { } end)
        {
            wire["close_date"] = end.ToUnixTimeSeconds();
        }

        if (poll.OpenPeriod is { } seconds)
        {
            wire["open_period"] = seconds;
        }
    }

    /// <summary>https://core.telegram.org/bots/api#pollanswer; empty lists when the vote was taken back.</summary>
    public static JsonObject PollAnswer(SandboxWorld world, Poll poll, long userId)
    {
        var chosen = poll
            .Options.Select((option, index) => (option, index))
            .Where(choice => choice.option.Voters.Contains(userId))
            .ToList();
        return new JsonObject
        {
            ["poll_id"] = poll.Id,
            ["user"] = User(world, userId),
            ["option_ids"] = SandboxJson.ToArray(chosen.Select(choice => (JsonNode)choice.index)),
            ["option_persistent_ids"] = SandboxJson.ToArray(chosen.Select(choice => (JsonNode)choice.option.PersistentId)),
        };
    }
}
