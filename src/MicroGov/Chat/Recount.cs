using MicroGov.Delivery;
using MicroGov.Storage;
using MicroGov.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace MicroGov.Chat;

/// <summary>Counts answers that were kept and whose poll is known by now, through the same desk as any other update.</summary>
public sealed class Recount(
    Database database, Desk desk, Lookups lookups, BotIdentity bot, TimeProvider time, ILogger<Recount> log)
{
    /// <summary>Returns once nothing that can be counted is kept. One that cannot be handled lies with the dead letters.</summary>
    /// <returns>True when anything was counted.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var any = false;
        while (await AnyAsync(ct))
        {
            any = true;
            try
            {
                await DatabaseFaults.AgainAfterCollisionsAsync(() => CountAsync(most: int.MaxValue, ct));
            }
            catch (Exception fault) when (Intake.IsFaultOfAnUpdate(fault))
            {
                log.LogWarning("Counting kept answers failed ({Fault}); taking them one at a time.", fault.GetType().Name);
                await CountAloneAsync(ct);
            }
        }

        return any;
    }

    /// <summary>
    /// A vote is to end while answers are kept: counts those that can be, or else waits until Telegram has told more, but not
    /// for long, as nothing else is taken meanwhile.
    /// </summary>
    /// <param name="settlement">Completes when calls have come back since the look that found answers kept.</param>
    public async Task HurryAsync(Task settlement, CancellationToken ct)
    {
        if (await RunAsync(ct))
        {
            return;
        }

        try
        {
            await settlement.WaitAsync(Outbox.SoonKnown, time, ct);
        }
        catch (TimeoutException)
        {
            // Whoever asked looks again whether it is still worth waiting.
        }

        await RunAsync(ct);
    }

    /// <summary>Nearly always nothing is kept at all, which one look tells.</summary>
    private async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using (var db = await database.OpenAsync(ct))
        {
            if (!await KeptAnswers.AnyAsync(db, ct))
            {
                return false;
            }

            if (await KeptAnswers.AnyKnownAsync(db, ct))
            {
                return true;
            }
        }

        return await database.WriteAsync(db => KeptAnswers.RecogniseTwinsAsync(new Session(db, time.GetUtcNow(), ct)), ct);
    }

    /// <summary>One; when it fails it is buried, so that it cannot hold the others up.</summary>
    private async Task CountAloneAsync(CancellationToken ct)
    {
        try
        {
            await DatabaseFaults.AgainAfterCollisionsAsync(() => CountAsync(most: 1, ct));
        }
        catch (Exception fault) when (Intake.IsFaultOfAnUpdate(fault))
        {
            log.LogError("A kept answer cannot be counted ({Fault}) and lies with the dead letters.", fault.GetType().Name);
            await database.WriteAsync(
                async db =>
                {
                    var session = new Session(db, time.GetUtcNow(), ct);
                    foreach (var polled in await KeptAnswers.TakeKnownAsync(session, most: 1))
                    {
                        db.DeadLetters.Add(new DeadLetterRow
                        {
                            UpdateId = polled.UpdateId,
                            Json = System.Text.Json.JsonSerializer.Serialize(polled),
                            Error = fault.ToString(),
                            At = session.Now,
                        });
                    }

                    await session.SaveAsync();
                    return true;
                },
                ct);
        }
    }

    private async Task CountAsync(int most, CancellationToken ct)
    {
        var began = time.GetUtcNow();
        Session? session = null;
        while (!await database.WriteAsync(async db => !(session = await HandleAsync(db, most, began, ct)).Questions.Any, ct))
        {
            await lookups.AnswerAsync(session!.Questions, ct);
        }
    }

    private async Task<Session> HandleAsync(MicroGovContext db, int most, DateTimeOffset began, CancellationToken ct)
    {
        var session = new Session(db, time.GetUtcNow(), ct, new Questions(began)) { BotId = bot.Id };
        var kept = await KeptAnswers.TakeKnownAsync(session, most);
        await Foresight.FetchAsync(session, kept);
        foreach (var polled in kept)
        {
            session.UpdateId = polled.UpdateId;
            await desk.HandleAsync(session, polled);
        }

        if (!session.Questions.Any)
        {
            await session.SaveAsync();
        }

        return session;
    }
}
