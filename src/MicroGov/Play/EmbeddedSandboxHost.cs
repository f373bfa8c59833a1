using MicroGov.Delivery;
using MicroGov.Hosting;
using MicroGov.Pipeline;
using MicroGov.Presentation;
using MicroGov.Sandbox;
using MicroGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicroGov.Play;

/// <summary>
/// The world of the embedded sandbox: time that flows and can be wound forward, a group of neighbours, and the
/// scenarios as shows to watch. Its ids begin anew with every start, so an old database never mixes in.
/// </summary>
public sealed class EmbeddedSandboxHost : IDisposable
{
    /// <summary>Long enough to read a message, short enough not to wait.</summary>
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromSeconds(1.5);

    private const string EstateEnglish = "a community of 3 buildings and 60 households to start from",
        EstateChinese = "一个有 3 栋楼、60 户的社区，从这里开始";

    private readonly string language;
    private readonly TimeProvider realTime;
    private IServiceProvider? services;

    /// <param name="opening">The moment at which the world begins; null is now.</param>
    public EmbeddedSandboxHost(string? communityLanguage, DateTimeOffset? opening = null)
    {
#pragma warning disable RS0030 // The composition root picks the clock.
        realTime = TimeProvider.System;
#pragma warning restore RS0030
        language = communityLanguage == Wording.Chinese ? "zh" : "en";
        Clock = new SandboxClock(opening ?? realTime.GetUtcNow());
        Clock.Flow(realTime);
        World = new SandboxWorld(Clock);
        ScenarioPeople.Assemble(World, language);
        Troubles = new DatabaseFaultInjector(realTime);
        Embedded = new(
            World,
            new SandboxOptions
            {
                HostFaults = Troubles.Switches,
                NextDeadline = NextDeadlineAsync,
                Restart = (_, _) => RestartAsync(),
                Shows =
                [
                    new("estate", EstateEnglish, EstateChinese, BuildEstateAsync),
                    .. Scenario
                        .All()
                        .Select(scenario => new SandboxShow(
                            scenario.Name, scenario.Shows.En, scenario.Shows.Zh, (lang, ct) => ShowAsync(scenario, lang, ct))),
                ],
            });
    }

    public SandboxClock Clock { get; }

    public SandboxWorld World { get; }

    public EmbeddedSandbox Embedded { get; }

    /// <summary>To be put between the service and its database, so that the page can make it fail.</summary>
    public DatabaseFaultInjector Troubles { get; }

    /// <summary>The service that plays on this stage, once it has been built.</summary>
    public void Attach(IServiceProvider provider) => services = provider;

    public void Dispose()
    {
        Troubles.Dispose();
        Clock.Dispose();
    }

    private async Task<DateTimeOffset?> NextDeadlineAsync(CancellationToken ct)
    {
        await using var db = await Get<Database>().OpenAsync(ct);
        var now = Clock.Now;
        var next = await db.Deadlines.Where(due => due.At > now).OrderBy(due => due.At).FirstOrDefaultAsync(ct);
        return next?.At;
    }

    private Task RestartAsync()
    {
        ScenarioPeople.Assemble(World, language);
        return Task.CompletedTask;
    }

    private async Task ShowAsync(Scenario scenario, string lang, CancellationToken ct)
    {
        var cast = ScenarioPeople.Assemble(World, lang);
        var hands = Hands();
        var player = new ScenarioPlayer(World, cast, Get<Database>(), Wording.In(lang), lang);
        foreach (var step in scenario.Steps)
        {
            await hands.SettleAsync(ct);
            await Task.Delay(BetweenSteps, realTime, ct);
            await player.DoAsync(step, ct);
            if (step.Wind is { } span)
            {
                await hands.WindAsync(TimeDriver.Span(span), ct);
            }
        }
    }

    private async Task BuildEstateAsync(string lang, CancellationToken ct)
    {
        var hands = Hands();
        await hands.SettleAsync(ct);
        await new ScenarioEstate(World, ScenarioPeople.Assemble(World, lang), hands, Wording.In(lang), lang).BuildAsync(ct);
    }

    private TimeDriver Hands() =>
        new(World, Clock, Get<OutboxProcessor>(), Get<DeadlineRunner>(), Get<FileRunner>(), Get<ElapsedTime>());

    private T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();
}
