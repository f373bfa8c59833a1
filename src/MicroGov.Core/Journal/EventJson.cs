using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MicroGov.Core.Journal;

/// <summary>
/// How the stored shapes of events are written and read: nothing may be missing and nothing unknown, as an entry that does
/// not fit its version is a damaged one.
/// </summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JournalJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireAllButNulls } },
    };

    /// <summary>
    /// A null is left out when it is written; everything else must be there when it is read. What is only computed is not kept.
    /// </summary>
    private static void RequireAllButNulls(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var property = type.Properties[index];
            if (property.Set is null && property.AssociatedParameter is null)
            {
                type.Properties.RemoveAt(index);
                continue;
            }

            property.IsRequired = property.PropertyType.IsValueType
                ? Nullable.GetUnderlyingType(property.PropertyType) is null
                : !property.IsGetNullable;
        }
    }
}
