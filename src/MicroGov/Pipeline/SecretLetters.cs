using System.Text.Json;
using MicroGov.Core.Lifecycle;
using MicroGov.Core.Voting.Rules;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>
/// Dead letters of presses on the paper of a secret vote: what was pressed, and the paper under it, would tell who chose what.
/// Only that somebody pressed is kept.
/// </summary>
internal static class SecretLetters
{
    private static readonly string[] LeftOut = ["data", "message"];

    /// <summary>A secret vote runs there.</summary>
    public static async Task<bool> IsSecretAsync(UnitOfWork work, long? affairId)
    {
        try
        {
            return affairId is { } id && await work.Affairs.FindAsync(id) is { } row
                && work.Affairs.StateOf(row) is { Stage: Stage.Voting, Vote.Rule.Secrecy: Secrecy.Secret };
        }
        catch (Core.Journal.UnknownStateException)
        {
            // What only a newer version can read may be one.
            return true;
        }
    }

    /// <summary>The letter without what was pressed.</summary>
    public static DeadLetter Of(ReceivedUpdate update, long? affairId) => new(
        JsonSerializer.Serialize(new
        {
            update_id = update.Id,
            callback_query = new { from = new { id = update.Origin.Account } },
            left_out = LeftOut,
        }),
        affairId,
        update.Origin.Account,
        update.Accounts())
    {
        HidesFault = true,
    };
}
