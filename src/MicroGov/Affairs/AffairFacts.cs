using MicroGov.Core.Affairs;
using MicroGov.Pipeline;

namespace MicroGov.Affairs;

/// <summary>What deciding about an affair's place needs to know.</summary>
internal static class AffairFacts
{
    public static async Task<Facts> GatherAsync(FactContext context, Facts facts) => context.Act switch
    {
        Raise => facts with { UnitId = context.Home.Group.UnitId },
        Escalate or SendDown or ChooseUnit =>
            facts with { Units = await context.Work.Units.TreeAsync(context.Home.Community.Id) },
        _ => facts,
    };
}
