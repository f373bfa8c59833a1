using System.Collections.Frozen;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Core.Voting;

/// <summary>All kinds of <see cref="VotingMethodKind"/> in this assembly, by the name that rules give them.</summary>
internal static class VotingMethods
{
    private static readonly FrozenDictionary<VotingMethod, VotingMethodKind> All = typeof(VotingMethodKind).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(VotingMethodKind)) && !type.IsAbstract)
        .Select(type => (VotingMethodKind)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(kind => kind.Method);

    public static VotingMethodKind Of(VotingMethod method) => All[method];
}
