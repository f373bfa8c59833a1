using System.Text;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using MicroGov.Core;
using MicroGov.Core.Affairs;
using MicroGov.Core.Community;
using MicroGov.Core.Journal;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Tests.Core.Journal;

/// <summary>
/// The stored shape of every kind of event, and of everything in them, is as it is written down in <c>Golden/shapes.txt</c>.
/// </summary>
public sealed partial class StoredShapeTests
{
    /// <summary>What is written as one number or text, always the same; the golden events show how.</summary>
    private static readonly Type[] Values =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateTimeOffset), typeof(TimeSpan), typeof(TimeOnly),
        typeof(PersonId), typeof(Marking), typeof(Proportion), typeof(Fraction),
    ];

    private readonly SortedDictionary<string, string> within = new(StringComparer.Ordinal);
    private readonly HashSet<Type> reached = [];

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

    /// <summary>What the code works with may be renamed; what is stored may not.</summary>
    [Fact]
    public void Nothing_that_the_code_works_with_is_in_a_stored_shape()
    {
        ReachAll();
        Assert.All(reached, type => Assert.True(
            type.IsEnum || Values.Contains(type) || StoredName().IsMatch(type.Name), $"{type} has no stored shape of its own."));
    }

    [Fact]
    public void A_secret_ballots_choice_and_receipt_are_in_no_stored_shape()
    {
        ReachAll();
        Assert.Equal(
            ["PublishedBallotV1.Receipt"],
            reached
                .Where(type => StoredName().IsMatch(type.Name))
                .SelectMany(type => type.GetProperties())
                .Where(property => property.Name is "Sealed" or "Receipt")
                .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void A_secret_ballots_choice_and_receipt_are_in_no_stored_event()
    {
        var cast = (BallotCast)Filled.Whole(typeof(BallotCast));
        var secret = cast with { Choice = null, Sealed = Marking.Of(3, 1, 4, 1, 5), Receipt = "Q7-RECEIPT" };
        Assert.Equal(AffairEvents.Format.Write(cast with { Choice = null }), AffairEvents.Format.Write(secret));
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+V[1-9][0-9]*$")]
    private static partial Regex StoredName();

    private void ReachAll()
    {
        foreach (var (_, shape) in Shapes())
        {
            reached.Add(shape);
            Members(shape);
        }
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

        reached.Add(type);

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
