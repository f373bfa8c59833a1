using System.Reflection;
using MicroGov.Core.Affairs;
using MicroGov.Pipeline;
using MicroGov.Sandbox;
using MicroGov.Tests.Presentation;

namespace MicroGov.Tests;

/// <summary>Which room may know which (DESIGN.md §2).</summary>
public sealed class RoomsTests
{
    private static readonly Assembly House = typeof(UpdateDispatcher).Assembly;

    [Fact]
    public void The_core_names_one_package_and_no_project()
    {
        Assert.Equal(["Stateless"], SourceText.References("src/MicroGov.Core/MicroGov.Core.csproj", "PackageReference"));
        Assert.Empty(SourceText.References("src/MicroGov.Core/MicroGov.Core.csproj", "ProjectReference"));
    }

    [Fact]
    public void The_sandbox_knows_nothing_of_the_house_and_no_Telegram_library()
    {
        Assert.Empty(SourceText.References("src/MicroGov.Sandbox/MicroGov.Sandbox.csproj", "ProjectReference"));
        Assert.DoesNotContain(
            typeof(SandboxWorld).Assembly.GetReferencedAssemblies(),
            name => name.Name!.StartsWith("MicroGov", StringComparison.Ordinal) || name.Name == "Telegram.Bot");
    }

    /// <summary>The core's types are spoken everywhere; these are the edges that must not grow back.</summary>
    [Theory]
    [InlineData("MicroGov.Storage", "MicroGov.Chat")]
    [InlineData("MicroGov.Storage", "MicroGov.Scheduling")]
    [InlineData("MicroGov.Storage", "Telegram.Bot")]
    [InlineData("MicroGov.Chat", "MicroGov.Play")]
    [InlineData("MicroGov.Chat", "MicroGov.Operations")]
    [InlineData("MicroGov.Chat", "MicroGov.Sandbox")]
    [InlineData("MicroGov.Delivery", "MicroGov.Play")]
    [InlineData("MicroGov.Delivery", "MicroGov.Operations")]
    [InlineData("MicroGov.Delivery", "MicroGov.Sandbox")]
    [InlineData("MicroGov.Delivery", "MicroGov.Scheduling")]
    [InlineData("MicroGov.Invitations", "MicroGov.Storage")]
    [InlineData("MicroGov.Invitations", "MicroGov.Delivery")]
    [InlineData("MicroGov.Invitations", "MicroGov.Chat.Commands")]
    [InlineData("MicroGov.Invitations", "Telegram.Bot")]
    [InlineData("MicroGov.Measuring", "MicroGov.Storage")]
    [InlineData("MicroGov.Measuring", "MicroGov.Chat")]
    [InlineData("MicroGov.Scheduling", "MicroGov.Play")]
    [InlineData("MicroGov.Scheduling", "MicroGov.Sandbox")]
    [InlineData("MicroGov.Scheduling", "Telegram.Bot")]
    public void A_room_does_not_know_those_above_it(string room, string other)
    {
        var found = TypesOf(room).SelectMany(type => Mentioned(type).Select(mentioned => (type, mentioned)))
            .Where(pair => pair.mentioned.Namespace is { } space && (space == other || space.StartsWith(other + ".", StringComparison.Ordinal)))
            .Select(pair => $"{pair.type.FullName} → {pair.mentioned.FullName}").Distinct();
        Assert.Empty(found);
    }

    [Fact]
    public void The_look_sees_what_a_room_does_know()
    {
        Assert.Contains(TypesOf("MicroGov.Play").SelectMany(Mentioned), type => type.Namespace == "MicroGov.Sandbox");
        Assert.Contains(TypesOf("MicroGov.Chat").SelectMany(Mentioned), type => type == typeof(Affair));
    }

    private static IEnumerable<Type> TypesOf(string room) => House.GetTypes()
        .Where(type => type.Namespace is { } space && (space == room || space.StartsWith(room + ".", StringComparison.Ordinal)));

    /// <summary>Types in fields, signatures and locals; a call that leaves none of these behind is not seen.</summary>
    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        return type.GetFields(All).Select(field => field.FieldType)
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType))
            .Concat(methods.SelectMany(Called))
            .Append(type.BaseType ?? typeof(object))
            .SelectMany(Parts);
    }

    /// <summary>The types whose members a method's body names, read from its instructions' tokens.</summary>
    private static IEnumerable<Type> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 5 <= code.Length; at++)
        {
            // call, newobj, callvirt, ldsfld: a false match in an operand names no member, or one that is there anyway.
            if (code[at] is 0x28 or 0x73 or 0x6F or 0x7E && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } member)
            {
                yield return member.DeclaringType ?? typeof(object);
            }
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
            return method.Module.ResolveMember(token, types, method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception fault) when (fault is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
