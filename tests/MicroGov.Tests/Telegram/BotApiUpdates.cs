using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace MicroGov.Tests.Telegram;

/// <summary>
/// Updates of any kind that the Bot API has (https://core.telegram.org/bots/api#update), made from the types of its client
/// library, with some of everything that may stand in them.
/// </summary>
internal sealed class BotApiUpdates(Random random)
{
    private const int Deepest = 6;

    private static readonly PropertyInfo[] Kinds =
        [.. typeof(Update).GetProperties().Where(kind => kind.CanWrite && !kind.PropertyType.IsValueType)];

    private static readonly ILookup<Type, Type> Concrete = typeof(Update).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetConstructor([]) is not null)
        .SelectMany(type => Bases(type).Select(known => (Base: known, Type: type)))
        .ToLookup(pair => pair.Base, pair => pair.Type);

    /// <summary>One with exactly one kind in it.</summary>
    public JsonObject Next()
    {
        var (update, kind) = (new Update { Id = 1 }, Kinds[random.Next(Kinds.Length)]);
        kind.SetValue(update, Some(kind.PropertyType, 0));
        return JsonSerializer.SerializeToNode(update, JsonBotAPI.Options)!.AsObject();
    }

    private object? Some(Type type, int depth)
    {
        var of = Nullable.GetUnderlyingType(type) ?? type;
        return of switch
        {
            _ when of == typeof(string) => "x7",
            _ when of == typeof(bool) => random.Next(2) == 0,
            _ when of == typeof(DateTime) => DateTime.UnixEpoch.AddSeconds(random.Next()),
            { IsEnum: true } => Enum.GetValues(of).GetValue(random.Next(Enum.GetValues(of).Length)),
            { IsPrimitive: true } => Convert.ChangeType(random.Next(1, 100), of, CultureInfo.InvariantCulture),
            { IsArray: true } => Several(of.GetElementType()!, depth),
            _ when typeof(IEnumerable).IsAssignableFrom(of) || of.IsValueType => null,
            _ => Object(of, depth),
        };
    }

    private Array Several(Type of, int depth)
    {
        // The library cannot write a quiz with several right options.
        var several = Array.CreateInstance(of, depth < Deepest ? random.Next(of.IsPrimitive ? 2 : 3) : 0);
        for (var index = 0; index < several.Length; index++)
        {
            several.SetValue(Some(of, depth + 1), index);
        }

        return several;
    }

    /// <summary>With what must be there, and a part of the rest, less the deeper it lies.</summary>
    private object? Object(Type of, int depth)
    {
        var kinds = of.IsAbstract ? Concrete[of].ToList() : [of];
        if (kinds.Count == 0 || depth > Deepest)
        {
            return null;
        }

        var made = Activator.CreateInstance(kinds[random.Next(kinds.Count)], nonPublic: true)!;
        foreach (var member in made.GetType().GetProperties().Where(member => member.CanWrite))
        {
            // An enumeration says something in JSON only when it has been set.
            if (member.GetCustomAttribute<RequiredMemberAttribute>() is not null || member.PropertyType.IsEnum
                || random.Next(depth + 2) == 0)
            {
                member.SetValue(made, Some(member.PropertyType, depth + 1));
            }
        }

        return made;
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var above = type.BaseType; above is { IsAbstract: true }; above = above.BaseType)
        {
            yield return above;
        }
    }
}
