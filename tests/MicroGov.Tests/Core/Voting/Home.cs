using System.Collections.Immutable;
using MicroGov.Core;
using MicroGov.Core.Voting.Rolls;

namespace MicroGov.Tests.Core.Voting;

/// <summary>A household of the tests.</summary>
internal sealed record Home(long Id, long UnitId, long Area, long Shares, params ImmutableArray<PersonId> Members)
{
    public bool IsOwner { get; init; } = true;

    public static Roll RollOf(IEnumerable<Home> homes) =>
        Roll.Of([.. homes.Select(home => new RollEntry(home.Id, home.UnitId, home.Area, home.Shares))], unit => unit);
}
