using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MicroGov.Core.Affairs;

namespace MicroGov.Tests.Core;

public sealed class ArchitectureTests
{
    /// <summary>
    /// Reading a clock, waiting, chance, files, the net, the environment: none of it belongs into a pure decision.
    /// </summary>
    private static readonly string[] Impure =
    [
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Threading.Thread",
        "System.Threading.Tasks.Task", "System.Random", "System.Console", "System.IO.File",
        "System.IO.Directory", "System.IO.FileStream", "System.Net.Http.HttpClient", "System.Net.Sockets.Socket",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.TimeZoneInfo.get_Local", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.get_MachineName", "System.Environment.GetEnvironmentVariable",
    ];

    [Fact]
    public void Core_refers_to_Stateless_and_the_framework_only()
    {
        var others = typeof(Affair).Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name != "Stateless" && name != "System.Runtime" && !IsPartOfTheFramework(name));

        Assert.Empty(others);
    }

    [Fact]
    public void Core_reads_no_clock_and_touches_nothing_outside()
    {
        var used = MembersUsedBy(typeof(Affair).Assembly.Location);

        Assert.Contains("System.DateTimeOffset.ToUnixTimeMilliseconds", used);
        Assert.DoesNotContain(used, IsImpure);
    }

    /// <summary>So that an empty answer above means something.</summary>
    [Fact]
    public void The_look_at_the_assembly_sees_what_is_not_pure()
    {
        Assert.NotEmpty(Environment.MachineName);
        Assert.Contains(
            "System.Environment.get_MachineName",
            MembersUsedBy(typeof(ArchitectureTests).Assembly.Location).Where(IsImpure));
    }

    private static bool IsImpure(string member) =>
        Impure.Any(impure => member == impure || member.StartsWith(impure + ".", StringComparison.Ordinal));

    /// <summary>What lies beside <c>System.Private.CoreLib</c>; EF Core, ASP.NET Core and packages lie elsewhere.</summary>
    private static bool IsPartOfTheFramework(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));

    /// <summary>Types and members of other assemblies, as <c>Namespace.Type</c> and <c>Namespace.Type.Member</c>.</summary>
    private static HashSet<string> MembersUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeReferences)
        {
            used.Add(NameOf(metadata, handle));
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                used.Add($"{NameOf(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
            }
        }

        return used;
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
