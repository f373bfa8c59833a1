using System.Collections.Immutable;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MicroGov.Tests;

/// <summary>One place where a room uses another.</summary>
/// <param name="From">The namespace that uses.</param>
/// <param name="To">The namespace that is used.</param>
/// <param name="Where">The type that uses, and what it uses.</param>
public sealed record Arrow(string From, string To, string Where);

/// <summary>
/// Which namespace of these assemblies uses which, read from the compiled code: base types, members, signatures, attributes
/// and every instruction that names a type or a member.
/// </summary>
public static class RoomGraph
{
    /// <param name="assemblies">Paths of the assemblies; only arrows between their own types count.</param>
    public static ImmutableArray<Arrow> Of(params IEnumerable<string> assemblies)
    {
        var modules = assemblies.Select(ModuleDefinition.ReadModule).ToList();
        var own = modules.Select(module => module.Assembly.Name.Name).ToHashSet(StringComparer.Ordinal);
        return Of(modules, used => own.Contains(AssemblyOf(used)) && IsOurs(used));
    }

    /// <summary>The arrows from an assembly's own types to those of a library.</summary>
    /// <param name="library">What the names of its namespaces begin with.</param>
    public static ImmutableArray<Arrow> To(string library, string assembly) =>
        Of([ModuleDefinition.ReadModule(assembly)], used => used.Namespace.StartsWith(library, StringComparison.Ordinal));

    private static ImmutableArray<Arrow> Of(IEnumerable<ModuleDefinition> modules, Func<TypeReference, bool> counts) =>
    [
        .. from module in modules
           from type in module.Types
           where IsOurs(type)
           from used in WithNested(type).SelectMany(UsedBy).SelectMany(Parts).Select(Outermost)
           where counts(used) && used.Namespace != type.Namespace
           group used by (From: type.Namespace, To: used.Namespace, Where: $"{type.Name} → {used.Name}") into same
           select new Arrow(same.Key.From, same.Key.To, same.Key.Where),
    ];

    /// <summary>The rooms of a circle, or empty when there is none.</summary>
    /// <param name="roomOf">Which room a namespace belongs to; null: it does not count.</param>
    public static ImmutableArray<string> Circle(IReadOnlyCollection<Arrow> arrows, Func<string, string?> roomOf)
    {
        var next = arrows.Select(arrow => (From: roomOf(arrow.From), To: roomOf(arrow.To)))
            .Where(arrow => arrow is { From: not null, To: not null } && arrow.From != arrow.To)
            .ToLookup(arrow => arrow.From!, arrow => arrow.To!);
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var way = new List<string>();
        return next.Select(group => group.Key).Select(Walk).FirstOrDefault(circle => !circle.IsEmpty, []);

        ImmutableArray<string> Walk(string room)
        {
            if (way.IndexOf(room) is >= 0 and var at)
            {
                return [.. way[at..], room];
            }

            if (finished.Contains(room))
            {
                return [];
            }

            way.Add(room);
            var found = next[room].Distinct().Select(Walk).FirstOrDefault(circle => !circle.IsEmpty, []);
            way.RemoveAt(way.Count - 1);
            finished.Add(room);
            return found;
        }
    }

    /// <summary>Neither the entry point nor what a source generator has put beside our types.</summary>
    private static bool IsOurs(TypeReference type) => type.Namespace.StartsWith(nameof(MicroGov), StringComparison.Ordinal);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference> UsedBy(TypeDefinition type) =>
        type.Interfaces.Select(one => one.InterfaceType)
            .Concat(type.BaseType is { } parent ? [parent] : [])
            .Concat(type.Fields.Select(field => field.FieldType))
            .Concat(
                type.CustomAttributes.Concat(type.Properties.SelectMany(property => property.CustomAttributes)).SelectMany(UsedBy)
            )
            .Concat(type.Methods.SelectMany(UsedBy));

    private static IEnumerable<TypeReference> UsedBy(CustomAttribute attribute) =>
        attribute
            .ConstructorArguments.Select(argument => argument.Value)
            .OfType<TypeReference>()
            .Prepend(attribute.AttributeType);

    private static IEnumerable<TypeReference> UsedBy(MethodDefinition method)
    {
        var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        return !method.HasBody
            ? signature
            : signature
                .Concat(method.Body.Variables.Select(variable => variable.VariableType))
                .Concat(method.Body.Instructions.SelectMany(UsedBy));
    }

    private static IEnumerable<TypeReference> UsedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string AssemblyOf(TypeReference type) => type.Scope switch
    {
        AssemblyNameReference other => other.Name,
        ModuleDefinition own => own.Assembly.Name.Name,
        _ => "",
    };
}
