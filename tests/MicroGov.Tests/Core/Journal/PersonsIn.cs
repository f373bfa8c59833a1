using System.Collections;
using MicroGov.Core;

namespace MicroGov.Tests.Core.Journal;

/// <summary>Everybody who stands anywhere in something, however deep.</summary>
internal static class PersonsIn
{
    public static IReadOnlySet<PersonId> AllOf(object? something)
    {
        var found = new HashSet<PersonId>();
        Look(something, found);
        return found;
    }

    private static void Look(object? at, HashSet<PersonId> found)
    {
        switch (at)
        {
            case PersonId person:
                found.Add(person);
                break;
            case string or null:
                break;
            case IEnumerable several:
                foreach (var one in several)
                {
                    Look(one, found);
                }

                break;
            case { } one
                when one.GetType() is { IsEnum: false } type
                    && (
                        type.Namespace!.StartsWith("MicroGov", StringComparison.Ordinal)
                        || type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal)):
                foreach (
                    var property in type.GetProperties()
                        .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsStatic: false })
                )
                {
                    Look(property.GetValue(one), found);
                }

                break;
            default:
                break;
        }
    }
}
