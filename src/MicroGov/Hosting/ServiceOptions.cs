using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace MicroGov.Hosting;

/// <summary>Section <c>Telegram</c>.</summary>
public sealed partial class TelegramOptions : IValidatableObject
{
    /// <summary>From @BotFather. None: the embedded sandbox. Never logged.</summary>
    public string? BotToken { get; set; }

    /// <summary>A local Bot API server, or a test one; null for Telegram's own.</summary>
    public string? ApiBaseUrl { get; set; }

    /// <summary>How updates come: we ask for them (<c>Polling</c>), or Telegram calls us (<c>Webhook</c>).</summary>
    public string Mode { get; set; } = "Polling";

    /// <summary>In webhook mode: the public address that Telegram calls.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>In webhook mode: what proves that it is Telegram who calls. Never logged.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>In webhook mode: how long the first update of a batch waits for others to share its transaction.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMilliseconds(5);

    internal bool UsesWebhook => Mode.Equals("Webhook", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BotToken is not null && !Token().IsMatch(BotToken))
        {
            yield return new(
                "Telegram:BotToken does not look like one; @BotFather gives one like 123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11.");
        }

        if (ApiBaseUrl is not null
            && !(Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new($"Telegram:ApiBaseUrl is \"{ApiBaseUrl}\"; write for example http://localhost:8081.");
        }

        if (!UsesWebhook)
        {
            if (!Mode.Equals("Polling", StringComparison.OrdinalIgnoreCase))
            {
                yield return new($"Telegram:Mode is \"{Mode}\"; there are: Polling, Webhook.");
            }

            yield break;
        }

        if (WhatIsWrongWithUrl() is { } fault)
        {
            yield return new(
                $"Telegram:WebhookUrl {fault} for example https://bot.example.org{MicroGov.Telegram.WebhookEndpoint.Path}.");
        }

        if (WebhookSecret is null || !Secret().IsMatch(WebhookSecret))
        {
            yield return new(
                $"Telegram:WebhookSecret is {(WebhookSecret is null ? "missing" : "not a usable one")}; "
                + "make up 1 to 256 characters A-Z, a-z, 0-9, _ and -, such as openssl rand -hex 32 prints.");
        }
    }

    private string? WhatIsWrongWithUrl() =>
        WebhookUrl is null ? "is missing; in Webhook mode write the public address that Telegram is to call,"
        : !Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            ? $"is \"{WebhookUrl}\"; write the public address that Telegram is to call,"
        // A Bot API server of one's own calls http as well: https://core.telegram.org/bots/api#using-a-local-bot-api-server
        : url.Scheme == "http" && !url.IsLoopback && ApiBaseUrl is null
            ? $"is \"{WebhookUrl}\"; Telegram calls https only,"
        : null;

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]{20,}$")]
    private static partial Regex Token();

    // https://core.telegram.org/bots/api#setwebhook, secret_token
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Secret();
}

/// <summary>Section <c>Web</c>.</summary>
public sealed class WebOptions : IValidatableObject
{
    public string Urls { get; set; } = "http://localhost:5080";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Urls.Split(';').Any(url =>
            !Uri.TryCreate(url.Replace("*", "localhost").Replace("+", "localhost"), UriKind.Absolute, out var read)
            || read.Scheme is not ("http" or "https")))
        {
            yield return new($"Web:Urls is \"{Urls}\"; write for example http://localhost:5080.");
        }
    }
}
