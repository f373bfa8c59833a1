using System.Globalization;
using System.Text.Json.Nodes;
using MicroGov.Core;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>
/// Puts off what needs a file to be read: fetching and reading take longer than others should wait, so only that it came is
/// written down, and <see cref="FileRunner"/> does the rest.
/// </summary>
public sealed class FileJobs(FeatureSet features, BotIdentity bot, SentFileOptions options)
{
    /// <summary>Of a message that is done later: whom it replies to, and whom it names, is not kept.</summary>
    private static readonly string[] NotKept = ["reply_to_message", "external_reply", "quote", "entities", "caption_entities"];

    private const decimal Mega = 1_000_000;

    /// <summary>What is to be handled now; null when it was put off.</summary>
    public async Task<Incoming?> PutOffAsync(UnitOfWork work, ReceivedUpdate update, Incoming incoming)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (incoming is not { Who.TelegramId: var account } || !NeedsFile(incoming))
        {
            return incoming;
        }

        if (incoming is MessageReceived { File: { } file } written && await WhyNotAsync(work, file, account) is { } no)
        {
            return written with { File = file with { NotRead = no } };
        }

        work.FileJobs.Add(new()
        {
            UpdateId = update.Id, Account = account, At = work.Now,
            Json = Kept(update.Json(), withReply: incoming is ButtonPressed { Original: not null }),
        });
        return null;
    }

    private bool NeedsFile(Incoming incoming) => incoming switch
    {
        MessageReceived { File: not null } written =>
            features.Commands.Read(written.Text, bot.Username) is { Command.ReadsFile: true },
        ButtonPressed { Original.File: not null } => true,
        ButtonPressed pressed => features.Buttons.Find(pressed.Data) is { ReadsFile: true },
        _ => false,
    };

    /// <summary>One file of a person at a time, and none that is said to be too large.</summary>
    private async Task<Refusal?> WhyNotAsync(UnitOfWork work, SentFile file, long account) =>
        file.Size > options.MostBytes ? new Refusal(Reason.FileTooLarge).With("most", Megabytes(options.MostBytes))
            : await work.FileJobs.AnyOfAsync(account) ? new Refusal(Reason.OneFileAtATime) : null;

    private static string Megabytes(int bytes) => (bytes / Mega).ToString("0.##", CultureInfo.InvariantCulture);

    /// <param name="withReply">What the pressed button's message replies to is the presser's own.</param>
    private static string Kept(string json, bool withReply)
    {
        var update = JsonNode.Parse(json)!;
        Strip(update, withReply);
        return update.ToJsonString();
    }

    private static void Strip(JsonNode node, bool withReply)
    {
        if (node is not JsonObject members)
        {
            return;
        }

        foreach (var (name, value) in members.ToList())
        {
            if (withReply && name == "reply_to_message" && value is not null)
            {
                Strip(value, withReply: false);
            }
            else if (NotKept.Contains(name))
            {
                members.Remove(name);
            }
            else if (value is not null)
            {
                Strip(value, withReply);
            }
        }
    }
}
