using MicroGov.Delivery;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace MicroGov.Telegram;

/// <summary>
/// Tells Telegram the commands for its menu, by scope and language, once the service has started. Personal commands can
/// be sent unseen in groups (https://core.telegram.org/bots/api#ephemeral-messages-and-commands).
/// </summary>
public sealed class CommandMenu(
    ITelegramBotClient bot, CommandTable commands, RetryAfterGate gate, IHostApplicationLifetime life, TimeProvider time,
    ILogger<CommandMenu> log)
    : BackgroundService
{
    private readonly ResiliencePipeline persistence = RetryPolicies.Patient(time, log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            foreach (var language in new[] { Wording.English, Wording.Chinese })
            {
                await TellAsync(Wording.In(language), language == Wording.English ? null : "zh", stoppingToken);
            }
        }
        catch (Exception fault) when (fault is RequestException or HttpRequestException)
        {
            log.LogWarning("The command menu was not set ({Fault}); commands work without it.", fault.GetType().Name);
        }
    }

    private async Task TellAsync(Wording texts, string? languageCode, CancellationToken ct)
    {
        (BotCommandScope Scope, bool Moderators, bool Ephemeral)[] scopes =
        [
            (new BotCommandScopeAllPrivateChats(), false, false),
            (new BotCommandScopeAllGroupChats(), false, true),
            (new BotCommandScopeAllChatAdministrators(), true, true),
        ];
        foreach (var (scope, moderators, ephemeral) in scopes)
        {
            var menu = commands.All.Where(command => moderators || !command.ForModerators).Select(command => new BotCommand
            {
                Command = command.Name,
                Description = texts["command." + command.Name],
                IsEphemeral = ephemeral && command.IsPersonal,
            }).ToList();
            await persistence.ExecuteAsync(
                async token =>
                {
                    await gate.WaitAsync(token);
                    await bot.SetMyCommands(menu, scope, languageCode, token);
                },
                ct);
        }
    }
}
