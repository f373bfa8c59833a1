using System.Globalization;
using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>sendPoll and stopPoll: https://core.telegram.org/bots/api#sendpoll</summary>
internal static class PollMethods
{
    private const int ShortestSeconds = 5;
    private const int LongestSeconds = 2_628_000;

    public static readonly ApiMethod[] All =
    [
        ApiMethod.Send(
            "sendPoll",
            "business_connection_id chat_id message_thread_id question question_parse_mode question_entities options "
                + "is_anonymous type "
                + "allows_multiple_answers allows_revoting shuffle_options allow_adding_options hide_results_until_closes "
                + "members_only "
                + "country_codes correct_option_ids explanation explanation_parse_mode explanation_entities explanation_media "
                + "open_period "
                + "close_date is_closed description description_parse_mode description_entities media disable_notification "
                + "protect_content "
                + "allow_paid_broadcast message_effect_id reply_parameters reply_markup",
            Send),
        ApiMethod.Send("stopPoll", "business_connection_id chat_id message_id reply_markup", Stop),
    ];

    private static JsonNode? Send(SandboxWorld world, ApiArguments arguments)
    {
        var question = Formatting.Read(arguments, "question", "question_parse_mode", "question_entities");
        var options = PollOptions.Read(arguments);
        var isQuiz = arguments.Text("type") switch
        {
            "" or "regular" => false,
            "quiz" => true,
            _ => throw ApiRefusal.BadRequest("unsupported poll type specified"),
        };
        var buttons = Markup.Read(arguments);
        var chat = Targets.Writable(world, arguments);
        var reply = Replies.Read(arguments, chat);
        RequireWords(question, options);
        var poll = Read(world, arguments, question, options, isQuiz);
        world.Open(poll);
        return Wire.Message(world, world.Add(new Post
        {
            Chat = chat,
            Id = chat.NextId(),
            FromId = world.BotId,
            Date = world.Now,
            Poll = poll,
            Buttons = buttons,
            ReplyTo = reply,
        }));
    }

    private static Poll Read(
        SandboxWorld world, ApiArguments arguments, FormattedText question, List<FormattedText> options, bool isQuiz)
    {
        var (period, end) = Ending(world, arguments);
        return new Poll
        {
            Id = (5_000_000_000_000_000_000 + world.NewId()).ToString(CultureInfo.InvariantCulture),
            Question = question,
            Options = [.. options.Select((text, number) => new PollChoice($"{number}", text))],
            Description = Formatting.Read(arguments, "description", "description_parse_mode", "description_entities"),
            Anonymous = arguments.Flag("is_anonymous", otherwise: true),
            Multiple = arguments.Flag("allows_multiple_answers"),
            Revoting = arguments.Flag("allows_revoting", otherwise: !isQuiz),
            Correct = isQuiz ? PollOptions.Correct(arguments, options.Count) : null,
            Explanation = isQuiz
                ? Formatting.Read(arguments, "explanation", "explanation_parse_mode", "explanation_entities")
                : null,
            OpenPeriod = period,
            CloseDate = end,
            Closed = arguments.Flag("is_closed"),
        };
    }

    private static JsonNode? Stop(SandboxWorld world, ApiArguments arguments)
    {
        var buttons = Markup.Read(arguments);
        var post = Targets.Message(Targets.Writable(world, arguments), arguments, "message with poll to stop");
        var poll = post.Poll ?? throw ApiRefusal.BadRequest("message is not a poll");
        if (post.FromId != world.BotId || post.ForwardOf is not null)
        {
            throw ApiRefusal.BadRequest("poll can't be stopped");
        }

        if (poll.Closed)
        {
            throw ApiRefusal.BadRequest("poll has already been closed");
        }

        post.Buttons = buttons;
        world.Close(poll);
        return Wire.Poll(poll, inMessage: false);
    }

    /// <summary>The checks of td/telegram/MessageContent.cpp and PollOption.cpp in tdlib/td, in their order.</summary>
    private static void RequireWords(FormattedText question, List<FormattedText> options)
    {
        var refusal =
            question.Plain.Length == 0 ? "text must be non-empty"
            : TextLimits.Characters(question.Plain) > TextLimits.PollQuestion
                ? $"poll question length must not exceed {TextLimits.PollQuestion}"
            : options.Count == 0 ? "poll must have at least one answer option"
            : options.Count > TextLimits.PollOptions ? $"poll can't have more than {TextLimits.PollOptions} options"
            : options.Exists(option => option.Plain.Length == 0) ? "text must be non-empty"
            : options.Exists(option => TextLimits.Characters(option.Plain) > TextLimits.PollOption)
                ? $"poll options length must not exceed {TextLimits.PollOption}"
            : null;
        if (refusal is not null)
        {
            throw ApiRefusal.BadRequest(refusal);
        }
    }

    /// <summary>
    /// When the poll closes by itself. "5-2628000. Can't be used together with close_date"; tdlib lets open_period
    /// win, the sandbox is stricter and refuses both at once.
    /// </summary>
    private static (int? Period, DateTimeOffset? End) Ending(SandboxWorld world, ApiArguments arguments)
    {
        var (period, date) = (arguments.Integer("open_period"), arguments.Integer("close_date"));
        if (period != 0 && date != 0)
        {
            throw ApiRefusal.BadRequest("open_period and close_date can't be used together");
        }

        if (period == 0 && date == 0)
        {
            return (null, null);
        }

        var end = date != 0 ? DateTimeOffset.FromUnixTimeSeconds(date) : world.Now + TimeSpan.FromSeconds(period);
        var open = (end - world.Now).TotalSeconds;
        return open is >= ShortestSeconds and <= LongestSeconds
            ? (period != 0 ? (int)period : null, end)
            : throw ApiRefusal.BadRequest("POLL_CLOSE_DATE_INVALID");
    }
}
