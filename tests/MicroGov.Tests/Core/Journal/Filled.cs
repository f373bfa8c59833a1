using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using MicroGov.Core;
using MicroGov.Core.Community;
using MicroGov.Core.Voting;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Core.Voting.Counting;
using MicroGov.Core.Voting.Rules;
using MicroGov.Tests.Core.Affairs;

namespace MicroGov.Tests.Core.Journal;

/// <summary>
/// Makes events in which everything is said, or as little as may be; every number, word and person in one is another.
/// </summary>
internal sealed class Filled
{
    /// <summary>What a secret ballot chose, and its receipt: never for a journal.</summary>
    private static readonly string[] Secrets = [nameof(BallotCast.Sealed), nameof(BallotCast.Receipt)];

    private readonly bool everything;
    private readonly PersonId? everybody;
    private readonly NullabilityInfoContext nullability = new();
    private readonly Stack<Type> inside = [];
    private int last;

    private Filled(bool everything, PersonId? everybody = null) => (this.everything, this.everybody) = (everything, everybody);

    public static object Whole(Type type) => new Filled(true).Of(type)!;

    /// <summary>The same with one person in everybody's place.</summary>
    public static object Around(Type type, PersonId everybody) => new Filled(true, everybody).Of(type)!;

    public static object Sparse(Type type) => new Filled(false).Of(type)!;

    private object? Of(Type type) => type switch
    {
        _ when type == typeof(string) => everything ? $"words {++last} 灯" : "",
        _ when type == typeof(bool) => everything,
        _ when type == typeof(int) => ++last,
        _ when type == typeof(long) => (long)++last,
        _ when type == typeof(DateTimeOffset) => Story.Start.AddMinutes(++last),
        _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(++last),
        _ when type == typeof(QuietHours) => new QuietHours(new TimeOnly(++last % 24, 0), new TimeOnly(++last % 24, 30)),
        _ when type == typeof(RuleDocument) => new RuleDocument($"rule {++last}", $$"""{"name":"rule {{last}}"}"""),
        _ when type == typeof(PersonId) => everybody ?? new PersonId(++last),
        _ when type == typeof(Marking) => everything ? Marking.Of(2, 0, 1) : new Marking(++last),
        _ when type == typeof(Fraction) => Fraction.Of(++last, 1000),
        _ when type == typeof(Proportion) => new Proportion(++last, 1000),
        { IsEnum: true } => Enum.GetValues(type).GetValue(everything ? Enum.GetValues(type).Length - 1 : 0),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => typeof(Filled)
            .GetMethod(nameof(Several), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(type.GetGenericArguments()).Invoke(this, null),
        _ => Record(type),
    };

    private object Several<T>() =>
        everything ? ImmutableArray.Create((T)Of(typeof(T))!, (T)Of(typeof(T))!) : ImmutableArray<T>.Empty;

    private object Record(Type type)
    {
        Assert.True(
            type.IsClass && type.Namespace!.StartsWith("MicroGov", StringComparison.Ordinal),
            $"Nobody has said how to fill in a {type}.");
        var made = RuntimeHelpers.GetUninitializedObject(type);
        inside.Push(type);
        foreach (
            var property in type.GetProperties()
                .Where(property => property.CanWrite && !(type == typeof(BallotCast) && Secrets.Contains(property.Name))))
        {
            property.SetValue(made, OrNull(property));
        }

        inside.Pop();
        return made;
    }

    /// <summary>A result inside a result ends there.</summary>
    private object? OrNull(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        var mayBeNull =
            type is not null
            || (!property.PropertyType.IsValueType && nullability.Create(property).ReadState == NullabilityState.Nullable);
        return mayBeNull && (!everything || inside.Contains(property.PropertyType)) ? null : Of(type ?? property.PropertyType);
    }
}
