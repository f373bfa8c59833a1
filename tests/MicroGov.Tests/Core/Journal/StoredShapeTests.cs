using System.Text;
using System.Text.Json.Serialization.Metadata;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;

namespace MicroGov.Tests.Core.Journal;

/// <summary>The stored shape of every kind of event, and of everything in them, is as it is written down in <c>Golden/shapes.txt</c>.</summary>
public sealed class StoredShapeTests
{
    private readonly SortedDictionary<string, string> within = new(StringComparer.Ordinal);

    [Fact]
    public void No_stored_shape_changes_without_notice()
    {
        var text = new StringBuilder();
        foreach (var (name, shape) in Shapes().OrderBy(shape => shape.Name, StringComparer.Ordinal))
        {
            text.Append(name).Append('\n').Append(Members(shape));
        }

        text.Append('\n');
        foreach (var (name, members) in within)
        {
            text.Append(name).Append('\n').Append(members);
        }

        GoldenFile.Expect("shapes.txt", text.ToString());
    }

    [Fact]
    public void A_secret_ballots_choice_and_receipt_are_in_no_stored_shape()
    {
        var cast = AffairEvents.Format.Kinds.Single(kind => kind.Name == "ballot-cast").StoredShape;
        Assert.DoesNotContain(cast.GetProperties(), property => property.Name is "Sealed" or "Receipt");
    }

    private static IEnumerable<(string Name, Type Shape)> Shapes() =>
    [
        .. AffairEvents.Format.Kinds.Select(kind => ($"affair {kind.Name} {kind.Version}", kind.StoredShape)),
        .. CommunityEvents.Format.Kinds.Select(kind => ($"community {kind.Name} {kind.Version}", kind.StoredShape)),
    ];

    private string Members(Type type) => string.Concat(EventJson.Options.GetTypeInfo(type).Properties
        .Where(property => property.Get is not null)
        .Select(property => $"  {property.Name}: {Describe(property.PropertyType)}{(property.IsRequired ? "" : "?")}\n"));

    private string Describe(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var info = EventJson.Options.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            return $"[{Describe(info.ElementType!)}]";
        }

        if (type.IsEnum)
        {
            within[type.Name] = $"  {string.Join(", ", Enum.GetNames(type))}\n";
        }
        else if (info.Kind == JsonTypeInfoKind.Object && within.TryAdd(type.Name, ""))
        {
            within[type.Name] = Members(type);
        }

        return type.Name;
    }
}
