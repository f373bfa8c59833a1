using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Pipeline;
using MicroGov.Storage.Rows;

namespace MicroGov.Voting;

/// <summary>Which answers tell what somebody chose in a secret vote, and so are kept sealed until they are sent.</summary>
internal static class SecretRounds
{
    /// <summary>Null: the vote is not secret.</summary>
    public static SecretChoice? Of(AffairRow row, Vote vote) =>
        vote.Rule.Secrecy == Secrecy.Secret ? new(new(row.Id, vote.Round), row.Number) : null;
}
